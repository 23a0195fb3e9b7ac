import { and, desc, eq, gt, inArray, lt, lte, ne, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { ImportState } from './import-state.ts';
import { userImports } from './tables.ts';
import type { Tally } from './tally.ts';

export type UserImport = typeof userImports.$inferSelect;

const { receiving, pending, processing, completed, errored } = ImportState;

/** The last archive of a user that is here whole. */
export async function findLatest(db: Db, userId: number): Promise<UserImport | undefined> {
  const [row] = await db
    .select()
    .from(userImports)
    .where(and(eq(userImports.userId, userId), gt(userImports.state, receiving)))
    .orderBy(desc(userImports.id))
    .limit(1);
  return row;
}

/** The one that comes in or is worked on. It does not change until the transaction ends. */
export async function lockOpen(tx: Db, userId: number): Promise<UserImport | undefined> {
  const [row] = await tx
    .select()
    .from(userImports)
    .where(and(eq(userImports.userId, userId), lte(userImports.state, processing)))
    .for('update');
  return row;
}

export async function findUpload(db: Db, uploadId: string): Promise<UserImport | undefined> {
  const [row] = await db.select().from(userImports).where(eq(userImports.uploadId, uploadId));
  return row;
}

export const findImportById = async (db: Db, id: number): Promise<UserImport | undefined> =>
  (await db.select().from(userImports).where(eq(userImports.id, id)))[0];

/** Whether an archive is awaited; that does not change until the transaction ends. */
export async function lockReceiving(tx: Db, uploadId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: userImports.id })
    .from(userImports)
    .where(and(eq(userImports.uploadId, uploadId), eq(userImports.state, receiving)))
    .for('update');
  return rows.length > 0;
}

/** Returns nothing when another one of the user was faster. */
export async function insertImport(
  tx: Db,
  values: Pick<UserImport, 'userId' | 'filename' | 'sizeBytes'>,
): Promise<UserImport | undefined> {
  const [row] = await tx
    .insert(userImports)
    .values({ ...values, state: receiving })
    .onConflictDoNothing()
    .returning();
  return row;
}

type Source = Pick<UserImport, 'sourceUrl' | 'sha256' | 'intoChannelId' | 'channelName'>;

/** Says from where an archive is to be fetched, and what of it is wanted. */
export const setSource = (tx: Db, id: number, source: Source) =>
  tx.update(userImports).set(source).where(eq(userImports.id, id));

/** Gives up an archive that cannot be had. Returns whether it was still awaited. */
export async function failReceiving(tx: Db, id: number, error: string): Promise<boolean> {
  const rows = await tx
    .update(userImports)
    .set({ state: errored, error })
    .where(and(eq(userImports.id, id), eq(userImports.state, receiving)))
    .returning({ id: userImports.id });
  return rows.length > 0;
}

/** Ends receiving; those before are forgotten. Returns nothing when it had ended, or was given up. */
export async function setPending(tx: Db, { id, userId }: UserImport) {
  const [row] = await tx
    .update(userImports)
    .set({ state: pending, createdAt: sql`now()` })
    .where(and(eq(userImports.id, id), eq(userImports.state, receiving)))
    .returning();
  if (row)
    await tx
      .delete(userImports)
      .where(and(eq(userImports.userId, userId), ne(userImports.id, row.id)));
  return row;
}

/** Gives up what is not here whole. Returns whether it was there. */
export async function deleteReceiving(tx: Db, uploadId: string): Promise<boolean> {
  const rows = await tx
    .delete(userImports)
    .where(and(eq(userImports.uploadId, uploadId), eq(userImports.state, receiving)))
    .returning({ id: userImports.id });
  return rows.length > 0;
}

/** Takes an import to work on, and counts that. Returns nothing for one that has ended, or is gone. */
export async function takeImport(db: Db, id: number): Promise<UserImport | undefined> {
  const [row] = await db
    .update(userImports)
    .set({ state: processing, starts: sql`${userImports.starts} + 1` })
    .where(and(eq(userImports.id, id), inArray(userImports.state, [pending, processing])))
    .returning();
  return row;
}

/** Writes down how it ended. Returns whether it had not yet. */
export async function setEnded(
  tx: Db,
  id: number,
  ending: { state: typeof completed | typeof errored; error?: string; tally?: Tally },
): Promise<boolean> {
  const rows = await tx
    .update(userImports)
    .set(ending)
    .where(and(eq(userImports.id, id), inArray(userImports.state, [pending, processing])))
    .returning({ id: userImports.id });
  return rows.length > 0;
}

/** Forgets what has not come whole since `before`, and returns what that was. */
export const deleteStale = (tx: Db, before: Date) =>
  tx
    .delete(userImports)
    .where(and(eq(userImports.state, receiving), lt(userImports.createdAt, before)))
    .returning({ uploadId: userImports.uploadId });
