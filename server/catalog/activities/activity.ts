import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { type Activity, insertActivity } from './queries.ts';

/** What is done (contract § VideoChannelActivityAction). */
export const ActivityAction = {
  create: 1,
  update: 2,
  delete: 3,
  updateCaptions: 4,
  updateChapters: 5,
  updatePasswords: 6,
  createStudioTasks: 7,
  updateSourceFile: 8,
  updateElements: 9,
  leaveChannel: 10,
  joinChannel: 11,
} as const;
export type ActivityAction = (typeof ActivityAction)[keyof typeof ActivityAction];

/** What it is done to (contract § VideoChannelActivityTarget). */
export const ActivityTarget = {
  video: 1,
  playlist: 2,
  channel: 3,
  channelSync: 4,
  videoImport: 5,
} as const;

type Video = { id: number; uuid: string; channelId: number; name: string };
type Playlist = { id: number; uuid: string; channelId: number | null; displayName: string };
type Channel = { id: number; name: string };

/** What of it the audit log has as well, in its words. */
const AUDITED: Partial<Record<ActivityAction, string>> = {
  [ActivityAction.create]: 'create',
  [ActivityAction.update]: 'update',
  [ActivityAction.delete]: 'delete',
  [ActivityAction.leaveChannel]: 'update',
};

/**
 * Writes down, in the transaction of the change, what an account did with a video: among the activities of its channel, and
 * in the audit log if the video was made, changed or deleted.
 */
export async function recordVideoActivity(
  tx: Db,
  activity: ActivityAction,
  { id, uuid, channelId, name }: Video,
  accountId: number,
): Promise<void> {
  const isGone = activity === ActivityAction.delete;
  await insertActivity(tx, {
    channelId,
    accountId,
    action: activity,
    target: ActivityTarget.video,
    videoId: isGone ? null : id,
    details: { id, uuid, name },
  });
  await audit(tx, activity, { domain: 'videos', id, name }, accountId);
}

/** A video goes to another channel: both tell of it. */
export async function recordVideoMove(
  tx: Db,
  video: Video,
  channelId: number,
  accountId: number,
): Promise<void> {
  await recordVideoActivity(tx, ActivityAction.leaveChannel, video, accountId);
  await recordVideoActivity(tx, ActivityAction.joinChannel, { ...video, channelId }, accountId);
}

/** Writes down what an account did with a playlist, if that is in a channel. */
export async function recordPlaylistActivity(
  tx: Db,
  activity: ActivityAction,
  { id, uuid, channelId, displayName: name }: Playlist,
  accountId: number,
): Promise<void> {
  if (channelId === null) return;
  const target = ActivityTarget.playlist;
  const details = { id, uuid, name };
  await insertActivity(tx, { channelId, accountId, action: activity, target, details });
}

type Done = Pick<Activity, 'action' | 'target' | 'details'>;

/** Writes down what else an account did in a channel. */
export const recordInChannel = (tx: Db, channelId: number, done: Done, accountId: number) =>
  insertActivity(tx, { channelId, accountId, ...done });

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
