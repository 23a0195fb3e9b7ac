import { and, eq, inArray, isNotNull, lt, or, sql } from 'drizzle-orm';

import { accounts, userExports, users } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';

export type UserExport = typeof userExports.$inferSelect;

/** The state of an export (contract § UserExportState). */
export const ExportState = { pending: 1, processing: 2, completed: 3, errored: 4 } as const;

export async function findExport(db: Db, userId: number) {
  const [found] = await db.select().from(userExports).where(eq(userExports.userId, userId));
  return found;
}

export async function findExportById(db: Db, id: number) {
  const [found] = await db.select().from(userExports).where(eq(userExports.id, id));
  return found;
}

export async function findPersonById(db: Db, userId: number) {
  const [found] = await db
    .select({ userId: users.id, accountId: accounts.id, username: accounts.name })
    .from(users)
    .innerJoin(accounts, eq(accounts.id, users.accountId))
    .where(eq(users.id, userId));
  return found;
}

/** Where mail for a user goes; undefined for one who is gone, or blocked. */
export const findReader = async (db: Db, userId: number) =>
  (
    await db
      .select({ email: users.email, username: accounts.name })
      .from(users)
      .innerJoin(accounts, eq(accounts.id, users.accountId))
      .where(and(eq(users.id, userId), eq(users.blocked, false)))
  )[0];

/** An export that can still be fetched. */
export async function findByFilename(db: Db, filename: string) {
  const [found] = await db
    .select({ export: userExports, username: accounts.name })
    .from(userExports)
    .innerJoin(users, eq(users.id, userExports.userId))
    .innerJoin(accounts, eq(accounts.id, users.accountId))
    .where(and(eq(userExports.filename, filename), eq(users.blocked, false)));
  return found;
}

/** Returns the new export, or nothing while there is another one of the user. */
export async function insertExport(tx: Db, values: typeof userExports.$inferInsert) {
  const [row] = await tx.insert(userExports).values(values).onConflictDoNothing().returning();
  return row;
}

/** Marks an export as under way. Returns nothing for one that is done, or gone. */
export async function takeExport(db: Db, id: number): Promise<UserExport | undefined> {
  const { pending, processing } = ExportState;
  const [row] = await db
    .update(userExports)
    .set({ state: processing })
    .where(and(eq(userExports.id, id), inArray(userExports.state, [pending, processing])))
    .returning();
  return row;
}

/** Returns whether it was still there. */
export async function completeExport(
  tx: Db,
  id: number,
  values: { blobKey: string; sizeBytes: number; sha256: string; expiresAt: Date },
): Promise<boolean> {
  const completed = await tx
    .update(userExports)
    .set({ ...values, state: ExportState.completed })
    .where(eq(userExports.id, id))
    .returning({ id: userExports.id });
  return completed.length > 0;
}

export async function failExport(db: Db, id: number): Promise<void> {
  await db.update(userExports).set({ state: ExportState.errored }).where(eq(userExports.id, id));
}

export async function deleteExport(tx: Db, id: number): Promise<void> {
  await tx.delete(userExports).where(eq(userExports.id, id));
}

/** Some of the exports whose time is over, also by what is set now. */
export const overdueExports = (db: Db, { count, keptMs }: { count: number; keptMs: number }) =>
  db
    .select({ id: userExports.id, blobKey: userExports.blobKey })
    .from(userExports)
    .where(
      or(
        lt(userExports.expiresAt, sql`now()`),
        and(
          isNotNull(userExports.expiresAt), // it is made
          lt(userExports.createdAt, sql`now() - make_interval(secs => ${keptMs / 1000})`),
        ),
      ),
    )
    .limit(count);
