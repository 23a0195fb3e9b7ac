import { and, eq, gte, inArray, lte, type Placeholder, type SQL, sql } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { createStatements } from '../../platform/prepared.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import { isUnsilenced } from '../domain-queries.ts';
import { matches } from '../lists/filter-queries.ts';
import type { VideoFilter } from '../lists/filter.ts';
import { inOrder } from '../lists/queries.ts';
import { channels, videos } from '../tables.ts';
import { isHeard } from '../visibility-queries.ts';
import { MARKS } from './mark-queries.ts';
import type { SearchQuery } from './search-query.ts';
import { videoDocuments } from './tables.ts';

/** The newest matches in titles, then those in all else: what is ranked, counted and paged through. */
export const MAX_CANDIDATES = 300;

type Wanted = { viewer: Viewer; filter: VideoFilter; query: SearchQuery; words: string };

/** The numbers of the videos that hold these words, in the order asked for; when there are too many, the newest. */
export async function findCandidates(db: Db, node: Origin, wanted: Wanted): Promise<number[]> {
  const { filter, words } = wanted;
  if (isPlain(wanted)) {
    const statement = plain(db, String(filter.nsfw), () => selectPlain(db, filter));
    return (await statement.execute({ words }))[0]!.ids;
  }
  const rows = await db.execute<{ id: number }>(candidates(node, wanted));
  return rows.map(({ id }) => id);
}

/** Whether everyone asks for words alone, and the best matches first. */
const isPlain = ({ viewer, query, filter }: Wanted): boolean =>
  viewer === undefined &&
  query.sort.field === 'match' &&
  query.sort.descending &&
  Object.entries({ ...query, ...filter }).every(
    ([name, value]) => value === undefined || NOT_NARROWING.has(name),
  );

const NOT_NARROWING = new Set('start count sort skipCount facets searchTarget nsfw'.split(' '));

const plain = createStatements<ReturnType<typeof selectPlain>>();

/**
 * What most searches are: a statement that is written, and planned, once. It reads documents alone of its candidates, and
 * answers with one row: hundreds take the node longer than all else.
 */
export const selectPlain = (db: Db, filter: VideoFilter) =>
  db
    .select({ ids: sql<number[]>`coalesce(array_agg(id order by rank desc, id desc), '{}')` })
    .from(ranked(sql.placeholder('words'), { from: DOCUMENTS, which: isPublic(filter) }))
    .prepare('plain_candidates');

/** The query of any search for words. */
export function candidates(node: Origin, wanted: Wanted): SQL {
  const { words, query } = wanted;
  const which = and(matches(node, wanted.viewer, wanted.filter), isWithin(query));
  const among = { from: VIDEOS, which };
  const { field, descending } = query.sort;
  if (field !== 'match')
    return sql`
      select ${videos.id} as id from ${newest(sql`document`, words, among)} found
      join ${videos} on ${videos.id} = found.id
      order by ${sql.join(inOrder({ field, descending }), sql`, `)}`;
  return sql`select id from ${ranked(words, among)}
    order by rank ${descending ? sql`desc` : sql`asc`}, id desc`;
}

type Words = string | Placeholder;

/** What is searched: documents with what `which` is about. */
type Among = { from: SQL; which: SQL | undefined };

const DOCUMENTS = sql`${videoDocuments}
  join ${channels} on ${channels.id} = ${videoDocuments.channelId}
  join ${accounts} on ${accounts.id} = ${channels.accountId}`;
const VIDEOS = sql`${DOCUMENTS} join ${videos} on ${videos.id} = ${videoDocuments.videoId}`;

/** As `matches` has it for everyone. */
const isPublic = ({ nsfw }: VideoFilter) =>
  and(
    videoDocuments.isPublic.getSQL(),
    nsfw === 'both' || nsfw === undefined ? undefined : eq(videoDocuments.nsfw, nsfw === 'true'),
    isHeard(undefined),
    isUnsilenced(undefined),
  );

/** The numbers of videos that hold the words, and how well: those that hold them in their titles first. */
const ranked = (words: Words, { from, which }: Among) => sql`(
  select * from ${newest(sql`title`, words, { from, which })} titles
  union all select * from ${newest(sql`document`, words, {
    from,
    which: sql`${which} and not ${videoDocuments.title} @@ ${words}::tsquery`,
  })} rest
  limit ${ENOUGH}) found`;

const ENOUGH = sql.raw(String(MAX_CANDIDATES));

/** Reads mark after mark, the newest first, and stops when there is enough. */
const newest = (column: SQL, words: Words, { from, which }: Among) => sql`(
  select held.id, held.rank
  from ${MARKS} marks
  cross join lateral (
    select ${videoDocuments.videoId} as id, ts_rank(document, ${words}::tsquery, 1) as rank
    from ${from}
    where ${videoDocuments}.${column} @@ mark
      and ${videoDocuments}.${column} @@ ${words}::tsquery
      and ${which}
    limit ${ENOUGH}) held
  limit ${ENOUGH})`;

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
