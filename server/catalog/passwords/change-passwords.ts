import type { Db } from '../../platform/db.ts';
import { Failure, invalid, notFound } from '../../platform/errors.ts';
import { ActivityAction, recordVideoActivity } from '../activities/activity.ts';
import { announceChange } from '../change-queries.ts';
import { insertPasswords } from '../media-queries.ts';
import { lockVideo } from '../video-queries.ts';
import { VideoPrivacy } from '../video.ts';
import { countPasswords, deletePassword, deletePasswords, hasPassword } from './queries.ts';

const MAX_PASSWORDS = 100;

/** Fails with `invalid` for a video that asks for no password. */
export function requireProtected({ privacy }: { privacy: number }): void {
  if (privacy !== VideoPrivacy.passwordProtected)
    throw new Failure('invalid', 'Video is not password protected');
}

/** Gives a video these passwords in place of the ones it had. */
export const replacePasswords = (db: Db, of: Changed, passwords: string[]): Promise<void> =>
  change(db, of, async (tx, videoId) => {
    await deletePasswords(tx, videoId);
    await insertPasswords(tx, videoId, passwords);
  });

/** Gives a video one more password. Fails with `invalid` for one it has already, and beyond the limit. */
export const addPassword = (db: Db, of: Changed, password: string): Promise<void> =>
  change(db, of, async (tx, videoId) => {
    if ((await countPasswords(tx, videoId)) >= MAX_PASSWORDS)
      throw new Failure('invalid', `A video has ${MAX_PASSWORDS} passwords at most.`);
    if (await hasPassword(tx, videoId, password))
      throw invalid('password', 'Is a password of this video already');
    await insertPasswords(tx, videoId, [password]);
  });

/** Takes a password from a video. Fails with `invalid` for the last one, with `not_found` for another's. */
export const removePassword = (db: Db, of: Changed, passwordId: number): Promise<void> =>
  change(db, of, async (tx, videoId) => {
    if (!(await deletePassword(tx, videoId, passwordId))) throw notFound('Video password');
    if ((await countPasswords(tx, videoId)) === 0)
      throw invalid('passwordId', 'Cannot delete the last password of the protected video');
  });

/** Whose passwords, and which account wishes it. */
type Changed = { videoId: number; accountId: number };

const change = (
  db: Db,
  { videoId, accountId }: Changed,
  act: (tx: Db, videoId: number) => Promise<void>,
): Promise<void> =>
  db.transaction(async (tx) => {
    const video = await lockVideo(tx, videoId);
    if (!video) throw notFound('Video');
    requireProtected(video);
    await act(tx, videoId);
    await recordVideoActivity(tx, ActivityAction.updatePasswords, video, accountId);
    await announceChange(tx, video.uuid);
  });
