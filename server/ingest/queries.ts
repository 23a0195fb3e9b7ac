import { and, count, desc, eq, inArray, isNull, lt, sql, sum } from 'drizzle-orm';

import type { Db } from '../platform/db.ts';
import type { AcceptedSource } from './accepted-source.ts';
import type { Draft } from './draft.ts';
import { uploads } from './tables.ts';

export type Upload = typeof uploads.$inferSelect;

/** How many uploads of a user are under way, and the bytes they have reserved. */
export async function reserved(
  tx: Db,
  userId: number,
): Promise<{ bytes: number; uploads: number }> {
  const [row] = await tx
    .select({
      bytes: sum(uploads.sizeBytes).mapWith(Number),
      uploads: count(),
    })
    .from(uploads)
    .where(and(eq(uploads.userId, userId), eq(uploads.state, 'receiving')));
  return { bytes: row?.bytes ?? 0, uploads: row?.uploads ?? 0 };
}

export async function insertUpload(tx: Db, upload: typeof uploads.$inferInsert): Promise<Upload> {
  const [row] = await tx.insert(uploads).values(upload).returning();
  return row!;
}

export async function findUpload(db: Db, id: string): Promise<Upload | undefined> {
  const [row] = await db.select().from(uploads).where(eq(uploads.id, id));
  return row;
}

/** As `findUpload`, and keeps the row from changing until the transaction ends. */
export async function lockUpload(tx: Db, id: string): Promise<Upload | undefined> {
  const [row] = await tx.select().from(uploads).where(eq(uploads.id, id)).for('update');
  return row;
}

/** An unfinished upload of the same file by the same user for the same video, or for a new one; none for a file without a date, which may be another. */
export async function findSameFile(
  db: Db,
  file: Pick<Upload, 'userId' | 'filename' | 'sizeBytes' | 'fileModifiedAt' | 'videoId'>,
): Promise<Upload | undefined> {
  if (file.fileModifiedAt === null) return undefined;
  const [row] = await db
    .select()
    .from(uploads)
    .where(
      and(
        eq(uploads.userId, file.userId),
        eq(uploads.filename, file.filename),
        eq(uploads.sizeBytes, file.sizeBytes),
        eq(uploads.fileModifiedAt, file.fileModifiedAt),
        eq(uploads.state, 'receiving'),
        file.videoId === null ? isNull(uploads.videoId) : eq(uploads.videoId, file.videoId),
      ),
    )
    .orderBy(desc(uploads.createdAt))
    .limit(1);
  return row;
}

/** What a user has begun and can come back to, newest first. */
export const draftsOfUser = (db: Db, userId: number): Promise<Upload[]> =>
  db
    .select()
    .from(uploads)
    .where(
      and(
        eq(uploads.userId, userId),
        eq(uploads.resumable, true),
        isNull(uploads.videoId),
        inArray(uploads.state, ['receiving', 'rejected']),
      ),
    )
    .orderBy(desc(uploads.createdAt))
    .limit(200);

export const setDraft = (db: Db, id: string, draft: Draft) => update(db, id, { draft });
export const setSize = (db: Db, id: string, sizeBytes: number) => update(db, id, { sizeBytes });
export const setArrived = (
  db: Db,
  id: string,
  { sizeBytes, draft }: Pick<Upload, 'sizeBytes' | 'draft'>,
) => update(db, id, { sizeBytes, draft });
export const setPictures = (db: Db, id: string, pictures: Upload['pictures']) =>
  update(db, id, { pictures });
export const setComplete = (db: Db, id: string) => update(db, id, { state: 'complete' });

const update = (db: Db, id: string, change: Partial<typeof uploads.$inferInsert>) =>
  db
    .update(uploads)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(uploads.id, id));

/** Keeps what the first probe found: whoever comes second gets that, not its own. Tells whether this was the first. */
export async function acceptOnce(db: Db, id: string, accepted: AcceptedSource): Promise<boolean> {
  const rows = await db
    .update(uploads)
    .set({ accepted, updatedAt: sql`now()` })
    .where(and(eq(uploads.id, id), isNull(uploads.accepted), eq(uploads.state, 'receiving')))
    .returning({ id: uploads.id });
  return rows.length > 0;
}

/** Says no to a file, unless another attempt has found it good meanwhile. Tells whether it did. */
export async function rejectUnlessAccepted(db: Db, id: string, reason: string): Promise<boolean> {
  const rows = await db
    .update(uploads)
    .set({ state: 'rejected', reason, updatedAt: sql`now()` })
    .where(and(eq(uploads.id, id), isNull(uploads.accepted), eq(uploads.state, 'receiving')))
    .returning({ id: uploads.id });
  return rows.length > 0;
}

export const deleteUpload = (db: Db, id: string) => db.delete(uploads).where(eq(uploads.id, id));

export const receivingUploads = (db: Db): Promise<Upload[]> =>
  db.select().from(uploads).where(eq(uploads.state, 'receiving')).orderBy(uploads.createdAt);

/** Forgets uploads that have ended and were last touched before `before`. */
export const deleteEnded = (db: Db, before: Date) =>
  db
    .delete(uploads)
    .where(and(inArray(uploads.state, ['complete', 'rejected']), lt(uploads.updatedAt, before)))
    .returning({ state: uploads.state, pictures: uploads.pictures });

/** Which of these uploads still receive bytes. */
export async function receivingIds(db: Db, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: uploads.id })
    .from(uploads)
    .where(and(inArray(uploads.id, ids), eq(uploads.state, 'receiving')));
  return new Set(rows.map(({ id }) => id));
}
