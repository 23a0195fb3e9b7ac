import { and, count as sqlCount, eq, sql } from 'drizzle-orm';

import { channels, videos } from '../../../server/catalog/tables.ts';
import { accounts } from '../../../server/identity/tables.ts';
import { type Cache, createCache } from '../../../server/platform/cache.ts';
import type { Db } from '../../../server/platform/db.ts';
import { oncePer } from '../../../server/platform/once-per.ts';
import type { ActorOf } from '../../actors/queries.ts';
import { isAnnounced } from '../open-queries.ts';
import type { Range } from '../paging.ts';

/** Of whom the videos are, for queries that join `videos` and `channels`. */
export const ofActor = (of: ActorOf) => {
  if (of === 'node') return undefined;
  return 'accountId' in of
    ? eq(channels.accountId, of.accountId)
    : eq(videos.channelId, of.channelId);
};

/** The public videos of an account, a channel or the node. */
export const announced = (db: Db, of: ActorOf) =>
  db
    .select({ uuid: videos.uuid, accountName: accounts.name, channelName: channels.name })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(and(ofActor(of), isAnnounced()))
    .$dynamic();

/** As the index of lists has them. */
export const NEWEST_FIRST = [
  sql`${videos.publishedAt} desc nulls last`,
  sql`${videos.id} desc nulls last`,
];

/** A page of them, newest first, and how many there are. */
export async function findAnnounced(db: Db, of: ActorOf, range: Range | undefined) {
  const [total, rows] = await Promise.all([
    countAnnounced(db, of),
    range
      ? announced(db, of)
          .orderBy(...NEWEST_FIRST)
          .limit(range.count)
          .offset(range.start)
      : [],
  ]);
  return { total, rows };
}

const EXACT_UP_TO = 5_000;
const KEPT_SECONDS = 600;
const MAX_ACTORS = 1_000;

const totalsFor = oncePer<Db, Cache<number>>(() =>
  createCache({ ttlSeconds: KEPT_SECONDS, maxKeys: MAX_ACTORS }),
);

/** How many there are: counted each time while they are few, else once in ten minutes, however often others ask. */
async function countAnnounced(db: Db, of: ActorOf): Promise<number> {
  const few = await count(db, announced(db, of).limit(EXACT_UP_TO));
  if (few < EXACT_UP_TO) return few;
  return totalsFor(db).remember(JSON.stringify(of), () => count(db, announced(db, of)));
}

async function count(db: Db, query: ReturnType<typeof announced>): Promise<number> {
  const [row] = await db.select({ total: sqlCount() }).from(sql`(${query.getSQL()}) as announced`);
  return row!.total;
}
