import { and, count, eq, inArray, not } from 'drizzle-orm';

import { channels } from '../../server/catalog/tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { isGoneActor } from '../delivery/index.ts';
import { actors, nodeFollows } from '../tables.ts';

/** What is shown of actors beside their names, by number: of accounts and channels as the catalog has it. */
export const findShownOf = (db: Db, actorIds: number[]) =>
  db
    .select({ actor: actors, account: accounts, channel: channels })
    .from(actors)
    .leftJoin(accounts, eq(accounts.id, actors.accountId))
    .leftJoin(channels, eq(channels.id, actors.channelId))
    .where(inArray(actors.id, actorIds));

/** How many follows of nodes this node knows, for each of some actors on one side; who is gone does not count. */
export async function countNodeFollows(
  db: Db,
  side: 'followerId' | 'followedId',
  actorIds: number[],
): Promise<Map<number, number>> {
  const rows = await db
    .select({ id: nodeFollows[side], total: count() })
    .from(nodeFollows)
    .innerJoin(
      actors,
      eq(actors.id, nodeFollows[side === 'followerId' ? 'followedId' : 'followerId']),
    )
    .where(
      and(
        inArray(nodeFollows[side], actorIds),
        eq(nodeFollows.state, 'accepted'),
        not(isGoneActor(actors)),
      ),
    )
    .groupBy(nodeFollows[side]);
  return new Map(rows.map(({ id, total }) => [id, total]));
}
