import { and, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import { matches } from '../lists/filter-queries.ts';
import type { VideoFilter } from '../lists/filter.ts';
import { inOrder } from '../lists/queries.ts';
import { channels, videos } from '../tables.ts';
import { BUCKET_BITS } from './document-queries.ts';
import type { SearchQuery } from './search-query.ts';
import { videoDocuments } from './tables.ts';

/** The newest matches in titles, and in all else: what is ranked, counted and paged through. */
export const MAX_CANDIDATES = 300;

type Wanted = { viewer: Viewer; filter: VideoFilter; query: SearchQuery; words: string };

/** The numbers of the videos that hold these words, in the order asked for; of each kind of match the newest only. */
export async function findCandidates(db: Db, node: Origin, wanted: Wanted): Promise<number[]> {
  const { words, query } = wanted;
  const which = and(matches(node, wanted.viewer, wanted.filter), isWithin(query));
  const order =
    query.sort.field === 'match'
      ? [
          sql`ts_rank(document, ${words}::tsquery, 1) ${query.sort.descending ? sql`desc` : sql`asc`}`,
        ]
      : inOrder({ ...query.sort, field: query.sort.field });
  const rows = await db.execute<{ id: number }>(sql`
    select ${videos.id} as id
    from (${newest(sql`title`, words, which)} union ${newest(sql`document`, words, which)}) found
    join ${videos} on ${videos.id} = found.id
    join ${videoDocuments} on ${videoDocuments.videoId} = found.id
    order by ${sql.join(order, sql`, `)}, ${videos.id} desc`);
  return rows.map(({ id }) => id);
}

/** Reads bucket after bucket, the newest first, and stops when there is enough. */
const newest = (column: SQL, words: string, which: SQL | undefined) => sql`(
  select held.id
  from generate_series((select max(id) >> ${BUCKET_BITS}::int from ${videos}), 0, -1) bucket
  cross join lateral (
    select ${videos.id} as id
    from ${videoDocuments}
    join ${videos} on ${videos.id} = ${videoDocuments.videoId}
    join ${channels} on ${channels.id} = ${videos.channelId}
    join ${accounts} on ${accounts.id} = ${channels.accountId}
    where ${videoDocuments}.${column} @@ (('''~' || bucket || '''')::tsquery && ${words}::tsquery)
      and ${which}
    limit ${MAX_CANDIDATES}) held
  limit ${MAX_CANDIDATES})`;

/** What only a search can be narrowed to. */
export const isWithin = (query: SearchQuery) =>
  and(
    query.startDate && gte(videos.publishedAt, query.startDate),
    query.endDate && lte(videos.publishedAt, query.endDate),
    query.originallyPublishedStartDate &&
      gte(videos.originallyPublishedAt, query.originallyPublishedStartDate),
    query.originallyPublishedEndDate &&
      lte(videos.originallyPublishedAt, query.originallyPublishedEndDate),
    query.durationMin === undefined ? undefined : gte(videos.durationSeconds, query.durationMin),
    query.durationMax === undefined ? undefined : lte(videos.durationSeconds, query.durationMax),
    query.uuids && inArray(videos.uuid, query.uuids),
  );

/** Without words: the first of what is left, in the order asked for. */
export async function findFiltered(
  db: Db,
  node: Origin,
  { viewer, filter, query }: Omit<Wanted, 'words'>,
): Promise<number[]> {
  const field = query.sort.field === 'match' ? 'publishedAt' : query.sort.field;
  const rows = await db
    .select({ id: videos.id })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(and(matches(node, viewer, filter), isWithin(query)))
    .orderBy(...inOrder({ ...query.sort, field }))
    .limit(MAX_CANDIDATES);
  return rows.map(({ id }) => id);
}
