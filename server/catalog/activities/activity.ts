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
type Channel = { id: number; name: string };

/** What of it the audit log has as well, in its words. */
const AUDITED: Partial<Record<ActivityAction, string>> = {
  [ActivityAction.create]: 'create',
  [ActivityAction.update]: 'update',
  [ActivityAction.delete]: 'delete',
};

/**
 * Writes down, in the transaction of the change, what an account did with a video: among the activities of its channel, and
 * in the audit log if the video was made, changed or deleted.
 */
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
  await audit(tx, activity, { domain: 'videos', id, name }, accountId);
}

/**
 * The same of a channel itself, all in the audit log; among its activities are its changes alone: others help to run it only
 * once it is there, and what was done in it goes with it.
 */
export async function recordChannelActivity(
  tx: Db,
  activity: ActivityAction,
  { id, name }: Channel,
  accountId: number,
): Promise<void> {
  const target = ActivityTarget.channel;
  if (activity === ActivityAction.update)
    await insertActivity(tx, { channelId: id, accountId, action: activity, target });
  await audit(tx, activity, { domain: 'channels', id, name }, accountId);
}

type Subject = { domain: string; id: number; name: string };

async function audit(
  tx: Db,
  activity: ActivityAction,
  { name, ...subject }: Subject,
  accountId: number,
) {
  const action = AUDITED[activity];
  if (!action) return;
  const facts = activity === ActivityAction.delete ? { before: { name } } : { after: { name } };
  await recordAct(tx, { accountId, action, subject, ...facts });
}
