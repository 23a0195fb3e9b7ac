import { and, asc, count, desc, eq, inArray, lt, lte, min, ne, sql } from 'drizzle-orm';

import type { Db } from '../../server/platform/db.ts';
import { catalogGaps, catalogLedgers } from './tables.ts';

export type Gap = typeof catalogGaps.$inferSelect;
export type FoundGap = Pick<Gap, 'url' | 'reason' | 'newness'>;

/** Writes gaps down. One that is known keeps its next try; one that was gone is tried again only when its time comes. */
export async function putGaps(tx: Db, actorId: number, found: FoundGap[]): Promise<void> {
  if (found.length === 0) return;
  const now = new Date();
  await tx
    .insert(catalogGaps)
    .values(found.map((gap) => ({ ...gap, actorId, seenAt: now })))
    .onConflictDoUpdate({
      target: [catalogGaps.actorId, catalogGaps.url],
      set: {
        seenAt: now,
        reason: sql`case when ${catalogGaps.reason} = 'gone' and excluded.reason <> 'unlisted'
          then ${catalogGaps.reason} else excluded.reason end`,
      },
    });
}

const isOf = (actorId: number) => eq(catalogGaps.actorId, actorId);

/** The gaps whose time has come, the newest videos first. */
export const dueGaps = (db: Db, actorId: number, limit: number): Promise<Gap[]> =>
  db
    .select()
    .from(catalogGaps)
    .where(and(isOf(actorId), lte(catalogGaps.nextTryAt, sql`now()`)))
    .orderBy(desc(catalogGaps.newness), asc(catalogGaps.url))
    .limit(limit);

export const dropGap = (db: Db, { actorId, url }: Pick<Gap, 'actorId' | 'url'>) =>
  db.delete(catalogGaps).where(and(isOf(actorId), eq(catalogGaps.url, url)));

export const dropGaps = (db: Db, actorId: number) => db.delete(catalogGaps).where(isOf(actorId));

/** Drops gaps that a reading of the whole, begun at that time, did not find again. */
export const dropUnseen = (tx: Db, actorId: number, since: Date) =>
  tx.delete(catalogGaps).where(and(isOf(actorId), lt(catalogGaps.seenAt, since)));

type Postponed = { reason?: Gap['reason']; error: string; minutes: number };

export const postponeGap = (db: Db, { actorId, url }: Gap, { reason, error, minutes }: Postponed) =>
  db
    .update(catalogGaps)
    .set({
      ...(reason && { reason }),
      lastError: error,
      attempts: sql`least(${catalogGaps.attempts} + 1, 1000)`,
      nextTryAt: sql`now() + make_interval(mins => ${minutes})`,
    })
    .where(and(isOf(actorId), eq(catalogGaps.url, url)));

/** How many gaps there are, by reason, and when the first of them is to be tried. */
export async function countGaps(db: Db, actorId: number) {
  const rows = await db
    .select({
      reason: catalogGaps.reason,
      total: count(),
      nextTryAt: min(catalogGaps.nextTryAt),
    })
    .from(catalogGaps)
    .where(isOf(actorId))
    .groupBy(catalogGaps.reason);
  const of = (reason: Gap['reason']) => rows.find((row) => row.reason === reason)?.total ?? 0;
  const counts = {
    missing: of('missing'),
    changed: of('changed'),
    unlisted: of('unlisted'),
    gone: of('gone'),
  };
  const tries = rows.flatMap(({ nextTryAt }) => nextTryAt?.getTime() ?? []);
  return {
    ...counts,
    open: counts.missing + counts.changed + counts.unlisted,
    nextTryAt: tries.length === 0 ? null : new Date(Math.min(...tries)),
  };
}

export const countAllGaps = (db: Db, actorId: number): Promise<number> =>
  db.$count(catalogGaps, isOf(actorId));

/** The first open gaps of some ledgers, so many of each. */
export async function firstGaps(db: Db, actorIds: number[], limit: number): Promise<Gap[]> {
  if (actorIds.length === 0) return [];
  const first = db
    .select()
    .from(catalogGaps)
    .where(and(eq(catalogGaps.actorId, catalogLedgers.actorId), ne(catalogGaps.reason, 'gone')))
    .orderBy(desc(catalogGaps.newness))
    .limit(limit)
    .as('first');
  const rows = await db
    .select()
    .from(catalogLedgers)
    .crossJoinLateral(first)
    .where(inArray(catalogLedgers.actorId, actorIds));
  return rows.map((row) => row.first);
}
