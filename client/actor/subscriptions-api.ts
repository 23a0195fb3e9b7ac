import type { InferResponseType } from 'hono/client';

import { node } from '../node.ts';

const mine = node.users.me.subscriptions;

/** A channel as lists of channels show it. */
export type ListedChannel = InferResponseType<typeof mine.$get>['data'][number];

/** What a viewer follows; channels are named `name@host`. */
export const subscriptionsApi = {
  channels: async (start: number, count: number) =>
    (
      await mine.$get({
        query: { sort: '-channelUpdatedAt', start: String(start), count: String(count) },
      })
    ).json(),

  follow: (uri: string) => mine.$post({ json: { uri } }),

  unfollow: (handle: string) => mine[':handle'].$delete({ param: { handle } }),

  /** Whether a channel is followed. */
  follows: async (uri: string) => {
    const answer = await mine.exist.$get({ query: { uris: uri } });
    return (await answer.json())[uri] ?? false;
  },
};
