import { and, asc, count, desc, eq, ilike, inArray, or, type SQL, sql } from 'drizzle-orm';

import { likePattern } from '../../server/identity/index.ts';
import type { Db } from '../../server/platform/db.ts';
import type { Page } from '../../server/platform/page-query.ts';
import { actors } from '../tables.ts';
import type { Ledger } from './ledger-queries.ts';
import { catalogGaps, catalogLedgers } from './tables.ts';

const SORTS = {
  startedAt: catalogLedgers.startedAt,
  checkedAt: catalogLedgers.checkedAt,
  completeAsOf: catalogLedgers.completedAt,
  state: catalogLedgers.state,
  knownCount: catalogLedgers.knownCount,
} as const;

export const LEDGER_SORTS = Object.keys(SORTS) as (keyof typeof SORTS)[];

export type Which = { state?: Ledger['state'] | undefined; search?: string | undefined };

const matches = ({ state, search }: Which): SQL | undefined =>
  and(
    state && eq(catalogLedgers.state, state),
    search === undefined
      ? undefined
      : or(ilike(actors.host, likePattern(search)), ilike(actors.name, likePattern(search))),
  );

/** A page of the ledgers with their actors, and how many there are. */
export async function listLedgers(db: Db, which: Which, page: Page<keyof typeof SORTS>) {
  const direction = page.sort.descending ? desc : asc;
  const [rows, [counted]] = await Promise.all([
    db
      .select({ ledger: catalogLedgers, actor: actors })
      .from(catalogLedgers)
      .innerJoin(actors, eq(actors.id, catalogLedgers.actorId))
      .where(matches(which))
      .orderBy(
        sql`${direction(SORTS[page.sort.field])} nulls last`,
        direction(catalogLedgers.actorId),
      )
      .limit(page.count)
      .offset(page.start),
    db
      .select({ total: count() })
      .from(catalogLedgers)
      .innerJoin(actors, eq(actors.id, catalogLedgers.actorId))
      .where(matches(which)),
  ]);
  return { rows, total: counted!.total };
}

export type LedgerRow = Awaited<ReturnType<typeof listLedgers>>['rows'][number];

/** How many gaps some ledgers have, by reason. */
export const countGapsOf = (db: Db, actorIds: number[]) =>
  db
    .select({ actorId: catalogGaps.actorId, reason: catalogGaps.reason, total: count() })
    .from(catalogGaps)
    .where(inArray(catalogGaps.actorId, actorIds))
    .groupBy(catalogGaps.actorId, catalogGaps.reason);

/** The ledger of an actor by its name and host, as the actor's number. */
export async function findLedgerOf(
  db: Db,
  { name, host }: { name: string; host: string },
): Promise<number | undefined> {
  const [found] = await db
    .select({ actorId: catalogLedgers.actorId })
    .from(catalogLedgers)
    .innerJoin(actors, eq(actors.id, catalogLedgers.actorId))
    .where(and(eq(actors.host, host), eq(actors.name, name)));
  return found?.actorId;
}
