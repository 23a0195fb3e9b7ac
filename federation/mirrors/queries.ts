import { and, asc, count, desc, eq, exists, ilike, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { mirroredHosts } from '../../server/catalog/copy-tables.ts';
import { likePattern } from '../../server/identity/index.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import type { Page } from '../../server/platform/page-query.ts';
import { actors, nodeFollows, nodes, toldCopies } from '../tables.ts';

const us = alias(actors, 'us');
const them = alias(actors, 'them');

/** Whether this node follows the node at a host, or anybody there. */
export async function followsHost(db: Db, host: string): Promise<boolean> {
  const [row] = await db
    .select({ one: sql`1` })
    .from(nodeFollows)
    .innerJoin(us, and(eq(us.id, nodeFollows.followerId), isNull(us.host)))
    .innerJoin(them, and(eq(them.id, nodeFollows.followedId), eq(them.host, host)))
    .where(eq(nodeFollows.state, 'accepted'))
    .limit(1);
  return row !== undefined;
}

/** Whether anybody at a host, or the node itself, is known here. */
export async function isKnownHost(db: Db, host: string): Promise<boolean> {
  const among = (table: typeof actors | typeof nodes | typeof accounts) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(table)
        .where(eq(table.host, host)),
    );
  const rows = await db.execute<{ known: boolean }>(
    sql`select ${or(among(actors), among(nodes), among(accounts))} as known`,
  );
  return rows[0]!.known;
}

const HOST_SORTS = { host: mirroredHosts.host, allowedAt: mirroredHosts.allowedAt } as const;

export const MIRRORED_HOST_SORTS = Object.keys(HOST_SORTS) as (keyof typeof HOST_SORTS)[];

/** A part of the nodes whose videos may be mirrored without anybody asking for each, and how many there are. */
export async function listMirroredHosts(
  db: Db,
  search: string | undefined,
  { start, count: limit, sort }: Page<keyof typeof HOST_SORTS>,
) {
  const isWanted =
    search === undefined ? undefined : ilike(mirroredHosts.host, likePattern(search));
  const order = (sort.descending ? desc : asc)(HOST_SORTS[sort.field]);
  const [rows, [counted]] = await Promise.all([
    db.select().from(mirroredHosts).where(isWanted).orderBy(order).limit(limit).offset(start),
    db.select({ total: count() }).from(mirroredHosts).where(isWanted),
  ]);
  return { rows, total: counted!.total };
}

export type ToldCopy = typeof toldCopies.$inferSelect;

/** What was told of a copy, locked, also if that is nothing yet: two changes at once are told one after the other. */
export async function lockToldCopy(tx: Db, videoUuid: string): Promise<ToldCopy | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`copy ${videoUuid}`}, 0))`);
  const [told] = await tx.select().from(toldCopies).where(eq(toldCopies.videoUuid, videoUuid));
  return told;
}

export const putToldCopy = (tx: Db, told: typeof toldCopies.$inferInsert) =>
  tx
    .insert(toldCopies)
    .values(told)
    .onConflictDoUpdate({ target: toldCopies.videoUuid, set: { ...told, toldAt: sql`now()` } });

export const dropToldCopy = (tx: Db, videoUuid: string) =>
  tx.delete(toldCopies).where(eq(toldCopies.videoUuid, videoUuid));

export const findToldCopy = async (db: Db, videoUuid: string): Promise<ToldCopy | undefined> =>
  (await db.select().from(toldCopies).where(eq(toldCopies.videoUuid, videoUuid)))[0];
