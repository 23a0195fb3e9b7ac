import { and, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';

import { follows } from '../../server/catalog/social-tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { actors, nodeFollows } from '../tables.ts';
import { catalogLedgers } from './tables.ts';

export type Ledger = typeof catalogLedgers.$inferSelect;

/** Whether an actor of another node, in a query over `actors`, is followed by this node or by somebody here. */
const isFollowedHere = sql`${actors.host} is not null and ${actors.goneAt} is null and (
  exists (select from ${nodeFollows} followed_by
    join ${actors} us on us.id = followed_by.follower_id and us.host is null
    where followed_by.followed_id = ${actors.id} and followed_by.state = 'accepted')
  or exists (select from ${follows} followed_by
    join ${accounts} us on us.id = followed_by.follower_id and us.host is null
    where followed_by.channel_id = ${actors.channelId} and followed_by.state = 'accepted')
  or exists (select from ${follows} followed_by
    join ${accounts} us on us.id = followed_by.follower_id and us.host is null
    where followed_by.account_id = ${actors.accountId} and followed_by.state = 'accepted'))`;

/** Opens a ledger for each actor somebody here follows, and drops those nobody follows any more. */
export async function alignLedgers(db: Db): Promise<void> {
  await db.execute(sql`
    insert into ${catalogLedgers} (actor_id) select id from ${actors} where ${isFollowedHere}
    on conflict do nothing`);
  await db.execute(sql`
    delete from ${catalogLedgers} where not exists (
      select from ${actors} where ${actors.id} = ${catalogLedgers.actorId} and ${isFollowedHere})`);
}

const inAbout = (minutes: number): SQL =>
  sql`now() + make_interval(secs => ${minutes * 60} * (0.75 + random() / 2))`;

/** Takes ledgers that are due, the longest waiting first, and puts their next check off by about so many minutes. */
export async function claimDue(tx: Db, limit: number, minutes: number): Promise<number[]> {
  const due = tx
    .select({ actorId: catalogLedgers.actorId })
    .from(catalogLedgers)
    .where(lte(catalogLedgers.nextCheckAt, sql`now()`))
    .orderBy(catalogLedgers.nextCheckAt)
    .limit(limit)
    .for('update', { skipLocked: true });
  const claimed = await tx
    .update(catalogLedgers)
    .set({ nextCheckAt: inAbout(minutes) })
    .where(inArray(catalogLedgers.actorId, due))
    .returning({ actorId: catalogLedgers.actorId });
  return claimed.map(({ actorId }) => actorId);
}

export async function findLedger(db: Db, actorId: number): Promise<Ledger | undefined> {
  const [found] = await db.select().from(catalogLedgers).where(eq(catalogLedgers.actorId, actorId));
  return found;
}

type Change = Partial<Omit<Ledger, 'actorId' | 'nextCheckAt'>> & { nextCheckMinutes?: number };

/** Writes down what is known now; `nextCheckMinutes` from now, more or less, it is checked again. */
export const changeLedger = (
  db: Db,
  actorId: number,
  { nextCheckMinutes, ...change }: Change,
): PromiseLike<unknown> =>
  db
    .update(catalogLedgers)
    .set({
      ...change,
      ...(nextCheckMinutes !== undefined && { nextCheckAt: inAbout(nextCheckMinutes) }),
    })
    .where(eq(catalogLedgers.actorId, actorId));

/** Has a ledger checked now; false when there is none. */
export async function hasten(tx: Db, actorId: number): Promise<boolean> {
  const rows = await tx
    .update(catalogLedgers)
    .set({ nextCheckAt: sql`now()` })
    .where(eq(catalogLedgers.actorId, actorId))
    .returning({ actorId: catalogLedgers.actorId });
  return rows.length > 0;
}

/** Has all ledgers of a node checked within a minute or two: something of it may have been lost. */
export const suspectLoss = (db: Db, host: string): PromiseLike<unknown> =>
  db
    .update(catalogLedgers)
    .set({ nextCheckAt: sql`least(${catalogLedgers.nextCheckAt}, ${inAbout(1)})` })
    .where(
      and(
        inArray(
          catalogLedgers.actorId,
          db.select({ id: actors.id }).from(actors).where(eq(actors.host, host)),
        ),
      ),
    );
