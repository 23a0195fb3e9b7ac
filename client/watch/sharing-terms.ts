import { api } from '../api.ts';
import type { SharingTerms } from './shared-media.ts';

export type Place = 'webapp' | 'embed';

let asking: ReturnType<typeof api.config> | null = null;

/** What the node says about sharing in its own pages, or in those of others. A node that does not answer does not want it. */
export async function sharingTerms(place: Place): Promise<SharingTerms> {
  try {
    asking ??= api.config();
    const { defaults, tracker, webrtc } = await asking;
    const nodeAllows = tracker.enabled && defaults.p2p[place].enabled;
    return { nodeAllows, minViewers: defaults.p2p.minViewers, stunUrls: webrtc.stunServers };
  } catch {
    asking = null;
    return { nodeAllows: false, minViewers: 0, stunUrls: [] };
  }
}
