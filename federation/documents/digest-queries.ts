import { and, asc, count, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

import { channels, videos } from '../../server/catalog/tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import type { ActorOf } from '../actors/queries.ts';
import { ofActor } from './actors/outbox-queries.ts';
import { isAnnounced } from './open-queries.ts';

/** A video as a digest counts it: `<uuid> <updated>`, in UTC with milliseconds. */
export const catalogItem = (updatedAt: AnyPgColumn) => sql<string>`(${videos.uuid}::text || ' ' ||
  to_char(${updatedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;

/** The first 128 bits of the SHA-256 of every item, added without carry (xor): the same in any order. In hex. */
export function digestOf(item: SQL): SQL<string> {
  const hash = sql`encode(sha256(convert_to(${item}, 'UTF8')), 'hex')`;
  const half = (from: number) =>
    sql`lpad(to_hex(coalesce(
      bit_xor(('x' || substr(${hash}, ${from}::int, 16))::bit(64)::bigint), 0)), 16, '0')`;
  return sql<string>`${half(1)} || ${half(17)}`;
}

/** How many videos an actor of this node shows everybody, and their digest. */
export async function findDigest(db: Db, of: ActorOf) {
  const [row] = await db
    .select({ total: count(), digest: digestOf(catalogItem(videos.updatedAt)) })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(and(ofActor(of), isAnnounced()));
  return row!;
}

/** The next of these videos in the order of their UUIDs, as their items. */
export async function findDigestItems(
  db: Db,
  of: ActorOf,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .select({ item: catalogItem(videos.updatedAt) })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(and(ofActor(of), isAnnounced(), gt(videos.uuid, after)))
    .orderBy(asc(videos.uuid))
    .limit(limit);
  return rows.map(({ item }) => item);
}
