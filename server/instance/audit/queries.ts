import { and, asc, desc, eq, gte, lte } from 'drizzle-orm';

import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { auditLog } from '../tables.ts';
import type { Act } from './act.ts';

/** Inserts an act with the name its user has now. */
export async function insertAct(
  tx: Db,
  { userId, action, subject, before, after }: Act,
): Promise<void> {
  await tx.insert(auditLog).values({
    userId,
    username: userId === null ? null : await usernameOf(tx, userId),
    action,
    domain: subject.domain,
    subjectId: subject.id === undefined ? null : String(subject.id),
    before,
    after,
  });
}

async function usernameOf(db: Db, userId: number) {
  const [row] = await db
    .select({ name: accounts.name })
    .from(users)
    .innerJoin(accounts, eq(accounts.id, users.accountId))
    .where(eq(users.id, userId));
  return row?.name ?? null;
}

export type AuditEntry = typeof auditLog.$inferSelect;

/** The newest acts of a span of time, at most `limit`, oldest first as a log reads. */
export async function actsBetween(
  db: Db,
  { startDate, endDate, limit }: { startDate: Date; endDate?: Date | undefined; limit: number },
): Promise<AuditEntry[]> {
  const newest = db
    .select()
    .from(auditLog)
    .where(
      and(
        gte(auditLog.createdAt, startDate),
        endDate ? lte(auditLog.createdAt, endDate) : undefined,
      ),
    )
    .orderBy(desc(auditLog.createdAt), desc(auditLog.id))
    .limit(limit)
    .as('newest');
  return db.select().from(newest).orderBy(asc(newest.createdAt), asc(newest.id));
}
