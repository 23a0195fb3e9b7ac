import type { Video } from '../contract.ts';
import { node } from '../node.ts';

/** Fields of a query, as the contract names them; a list is the same field several times. */
export type Query = Record<string, string | string[]>;

/** A part of a list of videos; untyped where the node keeps its answers as text. */
export type VideoPart = { total?: number; data: Video[] };

const asked = (query: Query, start: number, count: number) => ({
  query: { ...query, start: String(start), count: String(count) } as never,
});

const read = async (response: Promise<{ json(): Promise<unknown> }>) =>
  (await (await response).json()) as VideoPart;

/** Lists of videos. */
export const videosApi = {
  all: (query: Query, start: number, count: number) =>
    read(node.videos.$get(asked(query, start, count))),

  ofChannel: (handle: string, query: Query, start: number, count: number) =>
    read(
      node['video-channels'][':handle'].videos.$get({
        param: { handle },
        ...asked(query, start, count),
      }),
    ),

  ofAccount: (handle: string, query: Query, start: number, count: number) =>
    read(
      node.accounts[':handle'].videos.$get({ param: { handle }, ...asked(query, start, count) }),
    ),

  /** What is new in the channels the viewer follows. */
  ofSubscriptions: (query: Query, start: number, count: number) =>
    read(node.users.me.subscriptions.videos.$get(asked(query, start, count))),

  /** How many videos there are of each category, most first; those without any are left out. */
  categories: async () => {
    const response = await node.search.videos.$get({ query: { facets: 'true', count: '0' } });
    const { facets } = (await response.json()) as {
      facets?: { categories: { id: number | null; label: string; count: number }[] };
    };
    return (facets?.categories ?? []).filter(({ id }) => id !== null);
  },
};
