import { and, asc, count, desc, eq, gt, ilike, isNotNull, sql } from 'drizzle-orm';

import { likePattern } from '../../server/identity/index.ts';
import type { Db } from '../../server/platform/db.ts';
import type { Page } from '../../server/platform/page-query.ts';
import { deliveries, nodes } from '../tables.ts';

const SORTS = {
  host: nodes.host,
  failures: nodes.failures,
  failedSince: nodes.failedSince,
  reachedAt: nodes.reachedAt,
  createdAt: nodes.createdAt,
} as const;

export const NODE_SORTS = Object.keys(SORTS) as (keyof typeof SORTS)[];

export type WhichNodes = { state?: 'failing' | 'resting' | undefined; search?: string | undefined };

const matches = ({ state, search }: WhichNodes) =>
  and(
    state === 'failing' ? isNotNull(nodes.failedSince) : undefined,
    state === 'resting' ? gt(nodes.closedUntil, sql`now()`) : undefined,
    search === undefined ? undefined : ilike(nodes.host, likePattern(search)),
  );

const ofNode = <T>(what: ReturnType<typeof sql>) =>
  sql<T>`(select ${what} from ${deliveries} d where d.host = ${nodes}.host and d.state = 'waiting')`;

/** A page of the nodes this one has to do with, and how many there are. */
export async function listNodes(db: Db, which: WhichNodes, page: Page<keyof typeof SORTS>) {
  const direction = page.sort.descending ? desc : asc;
  const [rows, [counted]] = await Promise.all([
    db
      .select({
        node: nodes,
        waiting: ofNode<number>(sql`count(*)::int`),
        lastError: ofNode<string | null>(
          sql`(array_agg(d.last_error order by d.next_attempt_at desc)
            filter (where d.last_error is not null))[1]`,
        ),
      })
      .from(nodes)
      .where(matches(which))
      .orderBy(sql`${direction(SORTS[page.sort.field])} nulls last`, asc(nodes.host))
      .limit(page.count)
      .offset(page.start),
    db.select({ total: count() }).from(nodes).where(matches(which)),
  ]);
  return { rows, total: counted!.total };
}

export type NodeRow = Awaited<ReturnType<typeof listNodes>>['rows'][number];

/** Ends the rest of a node, and has all that waits for it sent now. Returns whether the node is known. */
export async function wakeNode(tx: Db, host: string): Promise<boolean> {
  const woken = await tx
    .update(nodes)
    .set({ closedUntil: null })
    .where(eq(nodes.host, host))
    .returning({ host: nodes.host });
  await tx
    .update(deliveries)
    .set({ nextAttemptAt: sql`now()` })
    .where(
      and(
        eq(deliveries.host, host),
        eq(deliveries.state, 'waiting'),
        gt(deliveries.nextAttemptAt, sql`now() + interval '15 minutes'`), // nearer ones may be under way
      ),
    );
  return woken.length > 0;
}
