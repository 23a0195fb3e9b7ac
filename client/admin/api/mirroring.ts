import type { InferResponseType } from 'hono/client';

import { node } from '../../node.ts';
import type { PageWanted } from '../../ui/table-state.svelte.ts';

type Listed = InferResponseType<typeof node.server.redundancy.videos.$get>;
type Copies<Copy> = { data: { redundancies: { streamingPlaylists: Copy[] } }[] };
type Kept = Extract<Listed, Copies<{ state: string }>>;
type Elsewhere = Extract<Listed, Copies<{ health: object }>>;

/** A video of another node, with the copy this one keeps. */
export type KeptVideo = Kept['data'][number];
/** A video of this node, with the copies others keep. */
export type MirroredVideo = Elsewhere['data'][number];
export type Mirror = MirroredVideo['redundancies']['streamingPlaylists'][number];
type Strategy = KeptVideo['redundancies']['streamingPlaylists'][number]['strategy'];

/** How much is kept by a strategy; `totalSize` is what may be kept, null for as much as the disk holds. */
export interface KeptCopies {
  strategy: Strategy;
  totalUsed: number;
  totalSize: number | null;
  totalVideos: number;
}

const list = async (target: 'my-videos' | 'remote-videos', wanted: PageWanted) =>
  (await node.server.redundancy.videos.$get({ query: { target, ...wanted } })).json();

/** Copies this node keeps of videos of others, and others of its own. */
export const mirroring = {
  kept: (wanted: PageWanted) => list('remote-videos', wanted) as Promise<Kept>,

  elsewhere: (wanted: PageWanted) => list('my-videos', wanted) as Promise<Elsewhere>,

  /** Has a video of another node mirrored, by its UUID. */
  mirror: (videoId: string) => node.server.redundancy.videos.$post({ json: { videoId } }),

  /** Drops a copy kept here, or tells viewers no longer of one that another node keeps. */
  drop: (id: number) =>
    node.server.redundancy.videos[':redundancyId'].$delete({
      param: { redundancyId: String(id) },
    }),

  sums: async () => {
    const stats = (await (await node.server.stats.$get()).json()) as unknown as {
      videosRedundancy: KeptCopies[];
    };
    return stats.videosRedundancy;
  },
};
