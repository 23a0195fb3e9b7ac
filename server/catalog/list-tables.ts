import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, customType, index } from 'drizzle-orm/pg-core';

/** The words of a text as PostgreSQL searches them. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

const WEIGHT = sql`3 * likes - 3 * dislikes + 2 * comments + views / 3.0`;

/** Weighs what viewers did, on a logarithm, against the date: Reddit's way of ranking, with views and comments. */
export const HOT: SQL = sql`(sign(${WEIGHT}) * log(greatest(abs(${WEIGHT}), 1)))::float8
  + extract(epoch from published_at - timestamptz '2020-01-01 00:00:00+00')::float8 / 45000`;

/** Tags as they are compared: without case. A tsvector, as its functions alone may stand in an index. */
export const tagKeys = (tags: AnyPgColumn): SQL =>
  sql`(lower(array_to_tsvector(${tags})::text)::tsvector)`;

/** What channels are searched by. */
export const channelNames = (t: Record<'displayName' | 'name', AnyPgColumn>): SQL =>
  sql`lower(${t.displayName} || ' ' || ${t.name})`;

type Columns = Record<'channelId' | 'category' | 'language' | 'tags', AnyPgColumn>;

/** The indexes of lists of videos: one for each order in which all are shown, and one for each frequent filter. */
export const listIndexes = (t: Columns) => [
  listedBy('published', 'published_at'),
  listedBy('created', 'created_at'),
  listedBy('originally', 'originally_published_at'),
  listedBy('name', 'name'),
  listedBy('duration', 'duration_seconds'),
  listedBy('views', 'views'),
  listedBy('likes', 'likes'),
  listedBy('comments', 'comments'),
  listedBy('trending', 'recent_views', 'views'),
  listedBy('hot', 'hot'),
  listedBy('size', 'local_bytes'),
  index('videos_local_published')
    .on(falling('published_at'), falling('id'))
    .where(sql`url is null and ${LISTED}`),
  index('videos_live')
    .on(falling('published_at'), falling('id'))
    .where(sql`is_live and ${LISTED}`),
  index('videos_all_published').on(falling('published_at'), falling('id')),
  index('videos_all_created').on(falling('created_at'), falling('id')),
  index('videos_channel_published').on(t.channelId, falling('published_at'), falling('id')),
  index('videos_category').on(t.category, falling('published_at'), falling('id')),
  index('videos_language').on(t.language, falling('published_at'), falling('id')),
  index('videos_tags').using('gin', tagKeys(t.tags)),
];

const LISTED = sql`state = 1 and privacy in (1, 4) and not blocked and followed`;
const falling = (column: string) => sql.raw(`${column} desc nulls last`);

/** What lists show, in one of their orders; rising ones read it backwards. */
const listedBy = (order: string, ...columns: string[]) => {
  const [first, ...rest] = [...columns, 'id'].map(falling);
  return index(`videos_listed_${order}`)
    .on(first!, ...rest)
    .where(LISTED);
};
