import type { Db } from '../platform/db.ts';
import { Failure, systemCode } from '../platform/errors.ts';
import { Later } from '../platform/jobs.ts';
import { noteLackOfRoom, type Transcode } from './queries.ts';

export const AGAIN_SECONDS = 20;
const MOST_HOURS = 24;

/** What is said of work that waits for room. */
export const NO_ROOM = 'The disk of this node is full. It goes on as soon as there is room.';

/** What is said of a video in want of room, unless it is made just now all the same. */
export const whatLacks = ({ lacksRoomSince, speed }: Transcode): string | null =>
  lacksRoomSince && speed === null ? NO_ROOM : null;

/** Whether the disk was too full, whoever noticed. */
export const isLackOfRoom = (error: unknown): boolean =>
  (error instanceof Failure && error.code === 'insufficient_storage') ||
  ['ENOSPC', 'EDQUOT'].includes(systemCode(error) ?? '');

/**
 * Does some work on a video. Where the disk is too full for it, that is said of the video, and it is tried again every 20 s;
 * after a day in which nothing of it could be kept it fails with `insufficient_storage`.
 */
export async function awaitingRoom(
  db: Db,
  videoId: number,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isLackOfRoom(error)) throw error;
    if (await hasWaitedLong(db, videoId)) throw givenUp(error);
    throw new Later(AGAIN_SECONDS, NO_ROOM, error);
  }
}

/** Notes that there is no room, and tells whether there has been none for too long. */
export async function hasWaitedLong(db: Db, videoId: number): Promise<boolean> {
  const since = await noteLackOfRoom(db, videoId);
  return since !== undefined && Date.now() - since.getTime() > MOST_HOURS * 3_600_000;
}

/** What its owner reads once it was waited for long enough. */
export const givenUp = (error: unknown): Failure =>
  new Failure('insufficient_storage', 'The disk of this node was full for a day.', {}, error);
