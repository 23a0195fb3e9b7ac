import type { Query, VideoPart } from '../browse/videos-api.ts';
import type { FoundChannel, FoundPlaylist, Video } from '../contract.ts';
import { node } from '../node.ts';

/** A place in a video where the words are spoken. */
export interface CaptionHit {
  startSeconds: number;
  text: string;
  language: string;
}

/** A video that was found, with where in it. */
export type FoundVideo = Video & { captionHits?: CaptionHit[] };

/** How many of what was found there are of each kind. */
export interface Facets {
  categories: Facet<number>[];
  licences: Facet<number>[];
  languages: Facet<string>[];
  tags: Facet<string>[];
  hosts: Facet<string>[];
}
type Facet<Id> = { id: Id | null; label: string; count: number };

export type VideosFound = VideoPart & {
  data: FoundVideo[];
  total: number;
  correctedSearch?: string;
  facets?: Facets;
};

const asked = (query: Query, start: number, count: number) => ({
  query: { ...query, start: String(start), count: String(count) } as never,
});

/** Search of this node, and of what an address or a handle names elsewhere. */
export const searchApi = {
  videos: async (query: Query, start: number, count: number) =>
    (await (await node.search.videos.$get(asked(query, start, count))).json()) as VideosFound,

  channels: async (
    query: Query,
    start: number,
    count: number,
  ): Promise<{ total: number; data: FoundChannel[] }> =>
    (await node.search['video-channels'].$get(asked(query, start, count))).json(),

  playlists: async (
    query: Query,
    start: number,
    count: number,
  ): Promise<{ total: number; data: FoundPlaylist[] }> =>
    (await node.search['video-playlists'].$get(asked(query, start, count))).json(),

  /** Names of licences and languages, by their ids. */
  licences: async () => (await node.videos.licences.$get()).json(),
  languages: async () => (await node.videos.languages.$get()).json(),
  categories: async () => (await node.videos.categories.$get()).json(),
};
