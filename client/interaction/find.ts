import { api } from '../api.ts';
import type { FoundChannel, FoundPlaylist, Video } from '../contract.ts';
import type { Target } from './target.ts';

/** What an address or a handle names, as this node knows it. */
export type Found =
  | { kind: 'video'; video: Video }
  | { kind: 'channel'; channel: FoundChannel }
  | { kind: 'playlist'; playlist: FoundPlaylist };

/** Asks the node, which asks the other one. Null when there is no such thing, or it is not to be had. Throws `Problem`. */
export async function findThere(target: Target): Promise<Found | null> {
  const text = target.kind === 'handle' ? target.handle : target.url;
  if (target.kind === 'address') {
    const video = await api.findVideo(text);
    if (video) return { kind: 'video', video };
  }
  const channel = await api.findChannel(text);
  if (channel) return { kind: 'channel', channel };
  if (target.kind === 'handle') return null;
  const playlist = await api.findPlaylist(text);
  return playlist ? { kind: 'playlist', playlist } : null;
}
