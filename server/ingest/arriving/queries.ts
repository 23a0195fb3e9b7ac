import { and, eq, isNull, or, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { uploads } from '../tables.ts';
import type { RefusalCode } from './refusal.ts';

/** Asks for a file to be watchable while it comes, unless that is so or cannot be; tells whether this was the first to ask. */
export async function askPreview(tx: Db, id: string): Promise<boolean> {
  const isOpen = or(isNull(uploads.preview), eq(uploads.preview, 'stopped'));
  const asked = await tx
    .update(uploads)
    .set({ preview: 'asked' })
    .where(and(eq(uploads.id, id), eq(uploads.state, 'receiving'), isOpen))
    .returning({ id: uploads.id });
  return asked.length > 0;
}

export const setPreview = async (
  tx: Db,
  id: string,
  preview: 'shown' | 'stopped' | 'refused',
  refusal: RefusalCode | null = null,
): Promise<void> => {
  await tx.update(uploads).set({ preview, refusal }).where(eq(uploads.id, id));
};

export const setShownEarly = async (tx: Db, id: string): Promise<void> => {
  await tx
    .update(uploads)
    .set({ isShownEarly: true, updatedAt: sql`now()` })
    .where(eq(uploads.id, id));
};

/** Which video is shown while the file comes; none any more with `null`. */
export const setArrivingVideo = async (
  tx: Db,
  id: string,
  arrivingVideoId: number | null,
): Promise<void> => {
  await tx.update(uploads).set({ arrivingVideoId }).where(eq(uploads.id, id));
};
