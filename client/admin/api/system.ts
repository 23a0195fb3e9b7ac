import type { InferResponseType } from 'hono/client';

import { node } from '../../node.ts';
import type { PageWanted } from '../../ui/table-state.svelte.ts';
import { given } from './query.ts';

export type Health = InferResponseType<typeof node.server.health.$get>;
export type TriedEncoder = InferResponseType<typeof node.transcoding.encoders.$get>['data'][number];
export type StorageFigures = InferResponseType<typeof node.server.storage.$get>;
export type EncodingFigures = InferResponseType<typeof node.transcoding.figures.$get>;
export type AuditLine = InferResponseType<(typeof node.server)['audit-logs']['$get']>[number];
export type LogLine = InferResponseType<typeof node.server.logs.$get>[number];
type Jobs = InferResponseType<(typeof node.jobs)[':state?']['$get']>;
export type Job = Jobs['data'][number];
export type JobState = Job['state'];

/** How much there is; the node counts more than it promises, so that these are untyped there. */
export type Stats = Record<
  | 'totalUsers'
  | 'totalWeeklyActiveUsers'
  | 'totalLocalVideos'
  | 'totalVideos'
  | 'totalLocalVideoViews'
  | 'totalLocalVideoDownloads'
  | 'totalLocalVideoFilesSize'
  | 'totalLocalVideoComments'
  | 'totalVideoComments'
  | 'totalLocalVideoChannels'
  | 'totalLocalMonthlyActiveVideoChannels'
  | 'totalInstanceFollowing'
  | 'totalInstanceFollowers'
  | 'totalAbuses'
  | 'totalAbusesProcessed',
  number
>;

/** What players told of playback here, in sums. */
export type PlaybackSums = InferResponseType<typeof node.server.metrics.$get>['totals'];

/** What administrators ask the node for. */
export const system = {
  health: async () => (await node.server.health.$get()).json(),

  stats: async () => (await (await node.server.stats.$get()).json()) as unknown as Stats,

  /** How playback went in the days before now. */
  playback: async (days: number) => {
    const startDate = new Date(Date.now() - days * 86_400_000).toISOString();
    return (await (await node.server.metrics.$get({ query: { startDate } })).json()).totals;
  },

  storage: async () => (await node.server.storage.$get()).json(),

  measureStorage: () => node.server.storage.measure.$post(),

  /** How encoding went in the days before now. */
  encoding: async (days: number) =>
    (await node.transcoding.figures.$get({ query: { days: String(days) } })).json(),

  workers: async () => (await (await node.server.workers.$get()).json()).data,

  jobs: async ({ start, count }: PageWanted, state: JobState | '', jobType: string) =>
    (
      await node.jobs[':state?'].$get({
        param: { state: state || undefined },
        query: { start, count, ...given({ jobType }) },
      })
    ).json(),

  jobTypes: async () => (await node.server['job-types'].$get()).json(),

  retryJob: (id: string) => node.jobs[':id'].retry.$post({ param: { id } }),

  retryAll: async (jobType: string) =>
    (await (await node.jobs.retry.$post({ json: given({ jobType }) })).json()).total,

  pauseJobs: (isPaused: boolean) => node.jobs[isPaused ? 'pause' : 'resume'].$post(),

  config: async () => (await node.config.custom.$get()).json(),

  saveConfig: async (change: Record<string, unknown>) =>
    (await node.config.custom.$put({ json: change })).json(),

  /** The encoders of the machine; with `anew` they are tried again, which takes seconds. */
  encoders: async (anew = false) =>
    (await node.transcoding.encoders.$get({ query: { anew: anew ? 'true' : undefined } })).json(),

  /** Has every worker try its encoders again: what they find is listed with them after a while. */
  tryEncoders: () => node.transcoding.encoders.trials.$post(),

  about: async () => (await (await node.config.about.$get()).json()).instance,

  /** The newest acts since then; of one kind, if told. */
  auditLog: async (startDate: string, domain?: string) =>
    (
      await node.server['audit-logs'].$get({ query: { startDate, ...(domain && { domain }) } })
    ).json(),

  log: async (startDate: string, level: string) =>
    (await node.server.logs.$get({ query: { startDate, level: level as 'info' } })).json(),

  sendTestMail: (email: string) =>
    node.server.debug['run-command'].$post({ json: { command: 'test-emails', email } }),
};
