import type { InferResponseType } from 'hono/client';

import { node } from '../node.ts';
import type { ListedChannel } from './subscriptions-api.ts';

/** A channel with all that is known of it. */
export type ChannelDetails = InferResponseType<(typeof node)['video-channels'][':handle']['$get']>;

/** An account likewise. */
export type AccountDetails = InferResponseType<(typeof node.accounts)[':handle']['$get']>;

const part = (start: number, count: number) => ({ start: String(start), count: String(count) });

/** Who publishes here, and on other nodes; handles are `name`, or `name@host`. */
export const actorApi = {
  channel: async (handle: string): Promise<ChannelDetails> =>
    (await node['video-channels'][':handle'].$get({ param: { handle } })).json(),

  account: async (handle: string): Promise<AccountDetails> =>
    (await node.accounts[':handle'].$get({ param: { handle } })).json(),

  channelsOf: async (
    handle: string,
    start: number,
    count: number,
  ): Promise<{ total: number; data: ListedChannel[] }> =>
    (
      await node.accounts[':handle']['video-channels'].$get({
        param: { handle },
        query: part(start, count),
      })
    ).json(),
};
