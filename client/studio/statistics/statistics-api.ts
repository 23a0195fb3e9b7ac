import { node } from '../../node.ts';

export type Metric = 'viewers' | 'aggregateWatchTime';

/** From when to when; all the time the video is there when it is null. */
export type Span = { startDate: string; endDate: string } | null;

const statsOf = node.videos[':id'].stats;

/** How a video is watched, for those who manage it. */
export const statisticsApi = {
  overall: async (id: string, span: Span) =>
    (await statsOf.overall.$get({ param: { id }, query: span ?? {} })).json(),

  agents: async (id: string, span: Span) =>
    (await statsOf['user-agent'].$get({ param: { id }, query: span ?? {} })).json(),

  series: async (id: string, metric: Metric, span: Span) =>
    (await statsOf.timeseries[':metric'].$get({ param: { id, metric }, query: span ?? {} })).json(),

  retention: async (id: string) =>
    (await (await statsOf.retention.$get({ param: { id } })).json()).data,

  sources: async (id: string, span: Span) =>
    (await (await statsOf.sources.$get({ param: { id }, query: span ?? {} })).json()).data,

  /** From where viewers of a channel came in the last month. */
  channelSources: async (handle: string) => {
    const stats = node['video-channels'][':handle'].stats;
    return (await (await stats.sources.$get({ param: { handle }, query: {} })).json()).data;
  },

  /** The channels of an account, with the views of each day of the last month. */
  channels: async (accountName: string) => {
    const answer = await node.accounts[':handle']['video-channels'].$get({
      param: { handle: accountName },
      query: { withStats: 'true', count: '100' },
    });
    return (await answer.json()).data;
  },

  /** The videos that are watched most. */
  mostWatched: async (count: number) => {
    const query = { sort: '-views', count: String(count) };
    return (await (await node.users.me.videos.$get({ query })).json()).data;
  },
};
