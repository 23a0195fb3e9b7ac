import * as z from 'zod';

import {
  blockVideo,
  BlockType,
  changeBlock,
  findBlock,
  findVideo,
  unblockVideo,
  videoBlocked,
} from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { requireAuthorityOver } from '../accounts/authority.ts';
import { findAccountById } from '../accounts/queries.ts';

const reason = z.string().trim().min(2).max(300).nullish();

export const NewBlock = z.object({ reason, unfederate: z.boolean().nullish() });
export const BlockChange = z.object({ reason });

const subjectOf = (videoId: number) => ({ domain: 'video-block', id: videoId });

async function findExisting(db: Db, id: string) {
  const row = await findVideo(db, id);
  if (!row) throw notFound('Video');
  return row;
}

/**
 * Takes a video out of sight. Fails with `not_found`, with `forbidden` for a moderator and an administrator's video,
 * and with `conflict` for unfederating what is not of this node.
 */
export async function block(db: Db, user: User, id: string, wanted: z.output<typeof NewBlock>) {
  const { video, channel, account } = await findExisting(db, id);
  requireAuthorityOver(user, await findAccountById(db, account.id));
  if (wanted.unfederate && channel.host !== null) {
    throw new Failure('conflict', 'A video of another node cannot be unfederated.');
  }
  const facts = { reason: wanted.reason ?? null, unfederated: wanted.unfederate ?? false };
  await db.transaction(async (tx) => {
    await blockVideo(tx, video, { type: BlockType.byModerator, ...facts });
    await emit(tx, videoBlocked, { videoId: video.id });
    const subject = subjectOf(video.id);
    const after = { name: video.name, ...facts };
    await recordAct(tx, { userId: user.id, action: 'create', subject, after });
  });
}

/** Changes why a video is blocked. Fails with `not_found` when it is not. */
export async function changeReason(db: Db, user: User, id: string, text: string | null) {
  const { video } = await findExisting(db, id);
  await db.transaction(async (tx) => {
    if (!(await findBlock(tx, video.id))) throw notFound('Block');
    await changeBlock(tx, video.id, text);
    await recordAct(tx, {
      userId: user.id,
      action: 'update',
      subject: subjectOf(video.id),
      before: { reason: video.blockReason },
      after: { reason: text },
    });
  });
}

/** Brings a video back. Fails with `not_found` when it is not blocked. */
export async function unblock(db: Db, user: User, id: string) {
  const { video } = await findExisting(db, id);
  await db.transaction(async (tx) => {
    if (!(await unblockVideo(tx, video.id))) throw notFound('Block');
    const subject = subjectOf(video.id);
    const before = { name: video.name, reason: video.blockReason };
    await recordAct(tx, { userId: user.id, action: 'delete', subject, before });
  });
}
