import type { Db } from '../platform/db.ts';
import { Failure, forbidden, notFound } from '../platform/errors.ts';
import { isGuess, mayManage, requireWatchable, type Viewer } from './access.ts';
import { findBlock } from './blocks/block-queries.ts';
import { BlockType } from './blocks/block-video.ts';
import type { DomainPolicy } from './domain-tables.ts';
import { findVideo, passwordsOf, type VideoRow } from './video-queries.ts';
import { isOpen, isOut, VideoPrivacy } from './video.ts';

/**
 * The video, if the viewer may watch it; fails as `requireWatchable` does, and with `video_blocked` or
 * `video_blocked_to_strangers` where a moderator took away what everybody could see. What is unlisted has no number for
 * those who do not manage it.
 */
export async function findWatchable(db: Db, id: string, viewer: Viewer, password?: string) {
  const row = unlessGuessed(await findVideo(db, id), id, viewer);
  return watchable(db, row, { id, viewer, password });
}

type Guessable = Pick<VideoRow, 'video' | 'ownerUserId'> & { editorUserIds: number[] };

/** What was looked for by this id, unless the viewer guessed it. */
export const unlessGuessed = <Row extends Guessable>(
  row: Row | undefined,
  id: string,
  viewer: Viewer,
): Row | undefined => (row && isGuess(id, row.video) && !mayManage(viewer, row) ? undefined : row);

/** By what a video was asked for, by whom, and with which of its passwords. */
export type Asked = { id: string; viewer: Viewer; password?: string | undefined };

/** The same of a video that was looked for. */
export async function watchable<
  Row extends VideoRow & { editorUserIds: number[]; policy: DomainPolicy | null },
>(db: Db, row: Row | undefined, { id, viewer, password }: Asked): Promise<Row> {
  if (!row || isGone(row)) throw notFound('Video');
  const { video, ownerUserId, editorUserIds } = row;
  const isLocked = video.privacy === VideoPrivacy.passwordProtected;
  const passwords = isLocked ? await passwordsOf(db, video.id) : [];
  const watched = { ...video, ownerUserId, editorUserIds, passwords, calledBy: id };
  if (video.blocked && !mayManage(viewer, row)) await requireNotTaken(db, video, viewer);
  requireWatchable(viewer, watched, password);
  return row;
}

/** Its node is rejected here, or its channel or account was deleted: it is about to be removed. */
const isGone = ({
  policy,
  channel,
  account,
}: VideoRow & { policy: DomainPolicy | null }): boolean =>
  policy === 'reject' || channel.deletedAt !== null || account.deletedAt !== null;

/** Fails if a moderator blocked what everybody could see; what was never seen is not spoken of. */
async function requireNotTaken(db: Db, video: VideoRow['video'], viewer: Viewer) {
  if (!isOpen(video) || !isOut(video)) return;
  const block = await findBlock(db, video.id);
  if (block?.type === BlockType.byModerator)
    throw new Failure(
      viewer ? 'video_blocked' : 'video_blocked_to_strangers', // who signs in may be its owner
      'The moderators of this node have blocked this video.',
    );
}

/** The video, if it is of this node and the user may change it; fails with `not_found` or `forbidden`. */
export async function findManageable(db: Db, id: string, user: NonNullable<Viewer>) {
  const video = await findRemovable(db, id, user);
  if (video.url !== null) throw forbidden('This video is of another node.');
  return video;
}

/** The video, if the user may remove it from this node; fails as `findManageable` does. */
export async function findRemovable(db: Db, id: string, user: NonNullable<Viewer>) {
  const row = await findVideo(db, id);
  if (row && mayManage(user, row)) return row.video;
  await findWatchable(db, id, user);
  throw forbidden('This video is not yours.');
}

/**
 * The video, if the viewer may watch it, with or without its password: for what tells them nothing new of it, such as
 * their own rating. Fails as `requireWatchable` does.
 */
export async function findKnown(db: Db, id: string, viewer: Viewer) {
  const row = unlessGuessed(await findVideo(db, id), id, viewer);
  if (!row || isGone(row)) throw notFound('Video');
  const { video, ownerUserId } = row;
  const isLocked = video.privacy === VideoPrivacy.passwordProtected;
  const privacy = isLocked ? VideoPrivacy.public : video.privacy;
  const watched = { ...video, privacy, ownerUserId, passwords: [], calledBy: id };
  requireWatchable(viewer, watched);
  return row;
}
