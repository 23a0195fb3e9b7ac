import { api } from '../api.ts';
import type { SharingTerms } from './shared-media.ts';

export type Place = 'webapp' | 'embed';

let asking: ReturnType<typeof api.config> | null = null;

/** What the node says about sharing in its own pages, or in those of others. A node that does not answer does not want it. */
export async function sharingTerms(place: Place): Promise<SharingTerms> {
  try {
    asking ??= api.config();
    const { defaults, tracker, webrtc } = await asking;
    const isWanted = tracker.enabled && defaults.p2p[place].enabled;
    const allowed = isWanted ? defaults.p2p.mode : 'off';
    return { allowed, minViewers: defaults.p2p.minViewers, stunUrls: webrtc.stunServers };
  } catch {
    asking = null;
    return { allowed: 'off', minViewers: 0, stunUrls: [] };
  }
}

/** Whether players in pages of others share where their address does not say; null where none of them does. */
export async function embedsShare(): Promise<boolean | null> {
  const [usual, most] = await Promise.all([sharingTerms('embed'), sharingTerms('webapp')]);
  if (usual.allowed !== 'off') return true;
  return most.allowed === 'off' ? null : false;
}
