import { and, asc, count, desc, eq } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { videoPasswords } from '../tables.ts';

export type PasswordPage = { start: number; count: number; descending: boolean };

/** A page of a video's passwords, by when they were made. */
export const listPasswords = (db: Db, videoId: number, page: PasswordPage) =>
  db
    .select()
    .from(videoPasswords)
    .where(eq(videoPasswords.videoId, videoId))
    .orderBy((page.descending ? desc : asc)(videoPasswords.id))
    .limit(page.count)
    .offset(page.start);

export const countPasswords = async (db: Db, videoId: number): Promise<number> =>
  (
    await db
      .select({ total: count() })
      .from(videoPasswords)
      .where(eq(videoPasswords.videoId, videoId))
  )[0]!.total;

export const hasPassword = async (db: Db, videoId: number, password: string): Promise<boolean> =>
  (await db.$count(
    videoPasswords,
    and(eq(videoPasswords.videoId, videoId), eq(videoPasswords.password, password)),
  )) > 0;

export const deletePasswords = (tx: Db, videoId: number) =>
  tx.delete(videoPasswords).where(eq(videoPasswords.videoId, videoId));

/** Tells whether the video had this password. */
export async function deletePassword(tx: Db, videoId: number, id: number): Promise<boolean> {
  const gone = await tx
    .delete(videoPasswords)
    .where(and(eq(videoPasswords.videoId, videoId), eq(videoPasswords.id, id)))
    .returning({ id: videoPasswords.id });
  return gone.length > 0;
}
