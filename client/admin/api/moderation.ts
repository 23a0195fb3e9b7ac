import type { InferResponseType } from 'hono/client';

import { node } from '../../node.ts';
import type { PageWanted } from '../../ui/table-state.svelte.ts';
import { given } from './query.ts';

export type Report = InferResponseType<typeof node.abuses.$get>['data'][number];
export type ReportMessage = InferResponseType<
  (typeof node.abuses)[':abuseId']['messages']['$get']
>['data'][number];
export type VideoBlock = InferResponseType<typeof node.videos.blacklist.$get>['data'][number];
export type MutedAccount = InferResponseType<
  typeof node.server.blocklist.accounts.$get
>['data'][number];
export type MutedServer = InferResponseType<
  typeof node.server.blocklist.servers.$get
>['data'][number];
export type BulkAct = InferResponseType<(typeof node.bulk.acts)['$get']>['data'][number];
export type BulkHit = InferResponseType<(typeof node.bulk.acts)['$post']>;
export type ReviewedComment = InferResponseType<typeof node.videos.comments.$get>['data'][number];
export type WordList = InferResponseType<
  (typeof node)['watched-words']['server']['lists']['$get']
>['data'][number];

/** `state.id` of a report. */
export const REPORT_STATE = { pending: 1, rejected: 2, accepted: 3 } as const;

const ofReport = (id: number) => ({ param: { abuseId: String(id) } });
const words = () => node['watched-words'].server.lists;

/** Which things are to be done to many of them, as `bulk/acts` is asked. */
export type BulkWanted =
  | { kind: 'remove-comments'; filter: Record<string, string | number | boolean> }
  | { kind: 'block-videos'; filter: Record<string, string | number>; reason?: string }
  | { kind: 'mute-accounts'; filter: Record<string, string> };

const bulk = async (wanted: BulkWanted, dryRun: boolean) =>
  (
    await node.bulk.acts.$post({
      query: { dryRun: String(dryRun) },
      json: wanted,
    })
  ).json();

/** What moderators ask the node for. */
export const moderation = {
  reports: async (wanted: PageWanted, filters: Record<string, string | undefined>) =>
    (await node.abuses.$get({ query: { ...wanted, ...given(filters) } })).json(),

  report: async (id: number) =>
    (await (await node.abuses.$get({ query: { id: String(id) } })).json()).data[0] ?? null,

  judge: (id: number, change: { state?: number; moderationComment?: string | null }) =>
    node.abuses[':abuseId'].$put({ ...ofReport(id), json: change }),

  deleteReport: (id: number) => node.abuses[':abuseId'].$delete(ofReport(id)),

  messages: async (id: number) =>
    (await (await node.abuses[':abuseId'].messages.$get(ofReport(id))).json()).data,

  write: (id: number, message: string) =>
    node.abuses[':abuseId'].messages.$post({ ...ofReport(id), json: { message } }),

  videoBlocks: async (wanted: PageWanted, filters: { search?: string; type?: string }) =>
    (await node.videos.blacklist.$get({ query: { ...wanted, ...given(filters) } })).json(),

  blockVideo: (id: string, reason: string, unfederate: boolean) =>
    node.videos[':id'].blacklist.$post({
      param: { id },
      json: { ...(reason && { reason }), unfederate },
    }),

  changeBlock: (id: string, reason: string) =>
    node.videos[':id'].blacklist.$put({ param: { id }, json: { reason } }),

  unblockVideo: (id: string) => node.videos[':id'].blacklist.$delete({ param: { id } }),

  deleteVideo: (id: string) => node.videos[':id'].$delete({ param: { id } }),

  mutedAccounts: async (wanted: PageWanted, search: string) =>
    (
      await node.server.blocklist.accounts.$get({ query: { ...wanted, ...given({ search }) } })
    ).json(),

  muteAccount: (accountName: string) =>
    node.server.blocklist.accounts.$post({ json: { accountName } }),

  unmuteAccount: (accountName: string) =>
    node.server.blocklist.accounts[':accountName'].$delete({ param: { accountName } }),

  mutedServers: async (wanted: PageWanted, search: string) =>
    (
      await node.server.blocklist.servers.$get({ query: { ...wanted, ...given({ search }) } })
    ).json(),

  muteServer: (host: string) => node.server.blocklist.servers.$post({ json: { host } }),

  unmuteServer: (host: string) =>
    node.server.blocklist.servers[':host'].$delete({ param: { host } }),

  comments: async (wanted: PageWanted, filters: Record<string, string | undefined>) =>
    (await node.videos.comments.$get({ query: { ...wanted, ...given(filters) } })).json(),

  deleteComment: (videoId: number, commentId: number) =>
    node.videos[':id'].comments[':commentId'].$delete({
      param: { id: String(videoId), commentId: String(commentId) },
    }),

  approveComment: (videoId: number, commentId: number) =>
    node.videos[':id'].comments[':commentId'].approve.$post({
      param: { id: String(videoId), commentId: String(commentId) },
    }),

  bulkActs: async ({ start, count }: PageWanted) =>
    (await node.bulk.acts.$get({ query: { start, count } })).json(),

  /** What an act would hit; nothing is done. */
  tryBulk: (wanted: BulkWanted) => bulk(wanted, true),

  startBulk: (wanted: BulkWanted) => bulk(wanted, false),

  undoBulk: (id: number) => node.bulk.acts[':id'].undo.$post({ param: { id: String(id) } }),

  wordLists: async (wanted: PageWanted) =>
    (await words().$get({ param: {}, query: wanted })).json(),

  saveWordList: (id: number | null, list: { listName: string; words: string[] }) =>
    id === null
      ? words().$post({ param: {}, json: list })
      : words()[':listId'].$put({ param: { listId: String(id) }, json: list }),

  deleteWordList: (id: number) => words()[':listId'].$delete({ param: { listId: String(id) } }),
};
