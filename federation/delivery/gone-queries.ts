import { and, inArray, isNotNull, isNull, lt, type SQL, sql, type SQLWrapper } from 'drizzle-orm';

import { recountFollowers } from '../../server/engagement/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { emit } from '../../server/platform/events.ts';
import { nodeFollowsChanged } from '../follows/events.ts';
import { nodes } from '../tables.ts';

/**
 * A node that has not answered for so long is gone: it is sent nothing and counts for nothing, until it writes, or answers when
 * its catalog is checked.
 */
const GONE_AFTER_DAYS = 30;

/** Whether the node at a host is gone. */
export const isGone = (host: SQLWrapper): SQL =>
  sql`exists (select from ${nodes} gone where gone.host = ${host} and gone.gone_at is not null)`;

/** Whether nothing is left of an actor: it is gone at its node, or that is. Then no follow of it, or by it, counts. */
export const isGoneActor = ({ goneAt, host }: Record<'goneAt' | 'host', SQLWrapper>): SQL =>
  sql`(${goneAt} is not null or ${isGone(host)})`;

/** Gives up the nodes that have been silent for too long; with them their people count for nothing. */
export const giveUpNodes = (db: Db): Promise<void> =>
  db.transaction(async (tx) => {
    const gone = await tx
      .update(nodes)
      .set({ goneAt: sql`now()` })
      .where(
        and(
          isNull(nodes.goneAt),
          lt(nodes.failedSince, sql`now() - make_interval(days => ${GONE_AFTER_DAYS})`),
        ),
      )
      .returning({ host: nodes.host });
    await recount(tx, gone);
  });

/** Nodes that were gone and write, or answer, again are spoken to again, and their people count. */
export async function welcomeBack(db: Db, hosts: string[]): Promise<void> {
  const wereGone = and(inArray(nodes.host, hosts), isNotNull(nodes.goneAt));
  const [some] = await db.select({ host: nodes.host }).from(nodes).where(wereGone).limit(1);
  if (!some) return;
  await db.transaction(async (tx) => {
    const back = await tx
      .update(nodes)
      .set({ failures: 0, failedSince: null, closedUntil: null, goneAt: null })
      .where(wereGone)
      .returning({ host: nodes.host });
    await recount(tx, back);
  });
}

const hosts = (rows: { host: string }[]) => rows.map(({ host }) => host);

async function recount(tx: Db, changed: { host: string }[]): Promise<void> {
  if (changed.length === 0) return;
  const gone = await tx.select({ host: nodes.host }).from(nodes).where(isNotNull(nodes.goneAt));
  await recountFollowers(tx, { of: hosts(changed), without: hosts(gone) });
  await emit(tx, nodeFollowsChanged, {}); // who is gone is followed no more
}
