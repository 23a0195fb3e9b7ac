import { recordAct } from '../../instance/index.ts';
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

/** What of it the audit log has, in its words. */
const AUDITED: Partial<Record<ActivityAction, string>> = {
  [ActivityAction.create]: 'create',
  [ActivityAction.update]: 'update',
  [ActivityAction.delete]: 'delete',
};

/** Writes down, in the transaction of the change, what an account did with a video of a channel. */
export async function recordVideoActivity(
  tx: Db,
  activity: ActivityAction,
  { id, channelId, name }: Video,
  accountId: number,
): Promise<void> {
  const isGone = activity === ActivityAction.delete;
  await insertActivity(tx, {
    channelId,
    accountId,
    action: activity,
    target: ActivityTarget.video,
    videoId: isGone ? null : id,
    details: { name },
  });
  const action = AUDITED[activity];
  const facts = isGone ? { before: { name } } : { after: { name } };
  if (action)
    await recordAct(tx, { accountId, action, subject: { domain: 'videos', id }, ...facts });
}

/** The same of the channel itself. */
export async function recordChannelActivity(
  tx: Db,
  activity: ActivityAction,
  id: number,
  accountId: number,
): Promise<void> {
  const target = ActivityTarget.channel;
  await insertActivity(tx, { channelId: id, accountId, action: activity, target });
  const action = AUDITED[activity];
  if (action) await recordAct(tx, { accountId, action, subject: { domain: 'channels', id } });
}
