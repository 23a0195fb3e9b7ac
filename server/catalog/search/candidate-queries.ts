import { and, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { createStatements } from '../../platform/db/prepared.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import { matches } from '../lists/filter-queries.ts';
import type { VideoFilter } from '../lists/filter.ts';
import { inOrder } from '../lists/queries.ts';
import { channels, videos } from '../tables.ts';
import { isFoundBy } from '../visibility-queries.ts';
import { BEST_FIRST, newest, RANKED_TOGETHER, ranked } from './ranked-queries.ts';
import type { SearchQuery } from './search-query.ts';
import { videoDocuments } from './tables.ts';

/** The newest matches in titles, then those in all else: what is counted and paged through at most. */
const MAX_CANDIDATES = 300;

const AHEAD = 50; // of a page are found: who reads on is told early that there is more

/** How many candidates a page of a search needs. */
function reachOf({ start, count, sort, facets }: SearchQuery): number {
  if (facets || !isBestFirst(sort)) return MAX_CANDIDATES;
  const needed = Math.ceil((start + count + AHEAD) / RANKED_TOGETHER) * RANKED_TOGETHER;
  return Math.min(needed, MAX_CANDIDATES);
}

const isBestFirst = ({ field, descending }: SearchQuery['sort']) => field === 'match' && descending;

type Wanted = { viewer: Viewer; filter: VideoFilter; query: SearchQuery; words: string };

/** The numbers of the videos that hold these words, in the order asked for; when there are too many, of the newest. */
export async function findCandidates(db: Db, node: Origin, wanted: Wanted): Promise<number[]> {
  const { filter, query, words } = wanted;
  if (isPlain(wanted)) {
    const reach = reachOf(query);
    const key = [filter.nsfw, reach].join();
    const statement = plain(db, key, () => selectPlain(db, filter, reach));
    return (await statement.execute({ words }))[0]!.ids;
  }
  const rows = await db.execute<{ id: number }>(candidates(node, wanted));
  return rows.map(({ id }) => id);
}

/** Whether everyone asks for words alone, and the best matches first. */
const isPlain = ({ viewer, query, filter }: Wanted): boolean =>
  viewer === undefined &&
  isBestFirst(query.sort) &&
  Object.entries({ ...query, ...filter }).every(
    ([name, value]) => value === undefined || NOT_NARROWING.has(name),
  );

const NOT_NARROWING = new Set('start count sort skipCount facets searchTarget nsfw'.split(' '));

const plain = createStatements<ReturnType<typeof selectPlain>>();

/**
 * What most searches are: a statement that is written, and planned, once. It reads documents alone of its candidates, and
 * answers with one row: hundreds take the node longer than all else.
 */
export const selectPlain = (db: Db, filter: VideoFilter, reach: number) =>
  db
    .select({ ids: sql<number[]>`coalesce(array_agg(id order by ${BEST_FIRST}), '{}')` })
    .from(ranked(sql.placeholder('words'), { from: DOCUMENTS, which: isPublic(filter), reach }))
    .prepare('plain_candidates');

/** The query of any search for words. */
export function candidates(node: Origin, wanted: Wanted): SQL {
  const { words, query } = wanted;
  const which = and(matches(node, wanted.viewer, wanted.filter), isWithin(query));
  const among = { from: VIDEOS, which, reach: reachOf(query) };
  const { field, descending } = query.sort;
  if (field !== 'match')
    return sql`
      select ${videos.id} as id from ${newest(sql`document`, words, among)} found
      join ${videos} on ${videos.id} = found.id
      order by ${sql.join(inOrder({ field, descending }), sql`, `)}`;
  return sql`select id from ${ranked(words, among)}
    order by ${descending ? BEST_FIRST : sql`rank, id desc`}`;
}

const DOCUMENTS = sql`${videoDocuments}
  join ${channels} on ${channels.id} = ${videoDocuments.channelId}
  join ${accounts} on ${accounts.id} = ${channels.accountId}`;
const VIDEOS = sql`${DOCUMENTS} join ${videos} on ${videos.id} = ${videoDocuments.videoId}`;

/** As `matches` has it for everyone. */
const isPublic = ({ nsfw }: VideoFilter) =>
  and(
    videoDocuments.isPublic.getSQL(),
    nsfw === 'both' || nsfw === undefined ? undefined : eq(videoDocuments.nsfw, nsfw === 'true'),
    isFoundBy(undefined),
  );

/** What only a search can be narrowed to. */
const isWithin = (query: SearchQuery) =>
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
