import { and, asc, type Column, desc, eq, gte, lte, sql } from 'drizzle-orm';

import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { auditLog } from '../tables.ts';
import type { Act, Doer } from './act.ts';

/** Inserts an act with the name its user has now, in one statement: others wait for what its transaction has locked. */
export async function insertAct(
  tx: Db,
  { action, subject, before, after, ...doer }: Act,
): Promise<void> {
  await tx.insert(auditLog).values({
    userId: ofDoer(doer, users.id),
    username: ofDoer(doer, accounts.name),
    action,
    domain: subject.domain,
    subjectId: subject.id === undefined ? null : String(subject.id),
    before,
    after,
  });
}

/** Nothing where the node itself did it: nobody's number is null. */
function ofDoer(doer: Doer, column: Column) {
  const isDoer =
    'userId' in doer
      ? sql`${users.id} = ${doer.userId}`
      : sql`${users.accountId} = ${doer.accountId}`;
  return sql`(select ${column} from ${users} join ${accounts} on ${accounts.id} = ${users.accountId} where ${isDoer})`;
}

export type AuditEntry = typeof auditLog.$inferSelect;

type Wanted = {
  startDate: Date;
  endDate?: Date | undefined;
  /** On what; on everything unless told. */
  domain?: string | undefined;
  limit: number;
};

/** The newest acts of a span of time, at most `limit`, oldest first as a log reads. */
export async function actsBetween(
  db: Db,
  { startDate, endDate, domain, limit }: Wanted,
): Promise<AuditEntry[]> {
  const newest = db
    .select()
    .from(auditLog)
    .where(
      and(
        gte(auditLog.createdAt, startDate),
        endDate ? lte(auditLog.createdAt, endDate) : undefined,
        domain === undefined ? undefined : eq(auditLog.domain, domain),
      ),
    )
    .orderBy(desc(auditLog.createdAt), desc(auditLog.id))
    .limit(limit)
    .as('newest');
  return db.select().from(newest).orderBy(asc(newest.createdAt), asc(newest.id));
}

const SWEEP_BATCH = 5_000;

/** Forgets some acts that are older, or have as many newer ones; returns how many. */
export async function deleteOldActs(
  db: Db,
  { days, maxActs }: { days: number; maxActs: number },
): Promise<number> {
  const gone = await db.execute(sql`
    delete from ${auditLog} where id in (
      select id from ${auditLog}
      where created_at < now() - make_interval(days => ${days})
        or id <= (select id from ${auditLog} order by id desc offset ${maxActs} limit 1)
      order by id limit ${SWEEP_BATCH})
    returning 1`);
  return gone.length;
}
