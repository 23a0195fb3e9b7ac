import type { Db } from '../../platform/db.ts';
import { insertActivity } from './queries.ts';

/** What is done (contract § VideoChannelActivityAction). */
export const ActivityAction = {
  create: 1,
  update: 2,
  delete: 3,
  updateCaptions: 4,
  updateChapters: 5,
  updateSourceFile: 8,
} as const;
export type ActivityAction = (typeof ActivityAction)[keyof typeof ActivityAction];

/** What it is done to (contract § VideoChannelActivityTarget). */
export const ActivityTarget = { video: 1, channel: 3 } as const;

type Video = { id: number; channelId: number; name: string };

/** Writes down, in the transaction of the change, what an account did with a video of a channel. */
export const recordVideoActivity = (
  tx: Db,
  action: ActivityAction,
  { id, channelId, name }: Video,
  accountId: number,
): Promise<void> =>
  insertActivity(tx, {
    channelId,
    accountId,
    action,
    target: ActivityTarget.video,
    videoId: action === ActivityAction.delete ? null : id,
    details: { name },
  });

/** The same of the channel itself. */
export const recordChannelActivity = (
  tx: Db,
  action: ActivityAction,
  channelId: number,
  accountId: number,
): Promise<void> =>
  insertActivity(tx, { channelId, accountId, action, target: ActivityTarget.channel });
