import postgres from 'postgres';

import { writeDocumentsOf } from '../../server/catalog/search/document-queries.ts';
import { openDatabase } from '../../server/platform/db.ts';
import { silentLog } from '../../server/platform/log.ts';

const WORDS = 5_000; // of a made-up language, the first used far more often than the last
const BATCH = 2_000;
type Connection = { host: string; user: string; database: string };

/** Whether it has been seeded, to the end: the index of what is searched comes last. */
export async function hasCatalog(connection: Connection): Promise<boolean> {
  const sql = postgres({ ...connection, max: 1 });
  const rows = await sql`
    select from video_documents where to_regclass('video_documents_words') is not null limit 1`;
  await sql.end();
  return rows.length > 0;
}

/** Adds channels (one for every hundred videos), videos of made-up words with pictures, and what is searched of them. */
export async function seedCatalog(connection: Connection, videos: number): Promise<void> {
  const sql = postgres({ ...connection, max: 1, onnotice: () => {} });
  await sql`
    insert into channels (account_id, name, display_name)
    select (select min(id) from accounts), 'channel_' || n, 'Channel ' || n
    from generate_series(1, ${Math.max(1, videos / 100)}::int) n`;
  await sql`
    create function word(n float8) returns text language sql volatile as
    'select ''w'' || substr(md5(floor(${sql.unsafe(String(WORDS))} * power(random(), 3))::text || left(n::text, 0)), 1, 6)'`;
  await sql`
    insert into videos (uuid, channel_id, name, description, privacy, state, category, language, tags,
      duration_seconds, views, likes, published_at)
    select gen_random_uuid(), (select min(id) from channels) + n % ${Math.max(1, videos / 100)}::int,
      concat_ws(' ', word(n), word(n), word(n), word(n), n),
      (select string_agg(word(n + part), ' ') from generate_series(1, 30) part), 1, 1, 1 + n % 18,
      (array['en', 'fr', 'de', null])[1 + n % 4], array[word(n), word(n)],
      n % 3600, n % 1000, n % 100, now() - n * interval '1 minute'
    from generate_series(1, ${videos}::int) n`;
  await sql`
    insert into thumbnails (video_id, width, height, blob_key)
    select id, width, width * 9 / 16, 'thumbnails/' || uuid || '-' || width || '.jpg'
    from videos, unnest(array[280, 850, 1280]) width`;
  const [words] = await sql<{ written: string }[]>`
    select pg_get_indexdef('video_documents_words'::regclass) as written`;
  await sql`drop index video_documents_words`; // it is made quicker of all at once
  await writeAllDocuments(connection, videos);
  await sql`set maintenance_work_mem = '256MB'`;
  await sql.unsafe(words!.written);
  await sql`vacuum analyze`;
  await sql.end();
}

async function writeAllDocuments(connection: Connection, videos: number) {
  const { db, close } = openDatabase(connection, silentLog);
  for (let first = 1; first <= videos; first += BATCH)
    await writeDocumentsOf(
      db,
      Array.from({ length: BATCH }, (_, n) => first + n),
    );
  await close();
}

/** Words of titles, each as frequent among them as among the videos. */
export async function someTitles(connection: Connection, count: number): Promise<string[]> {
  const sql = postgres({ ...connection, max: 1 });
  const rows = await sql<
    { name: string }[]
  >`select name from videos tablesample system (50) order by random() limit ${count}`;
  await sql.end();
  return rows.map(({ name }) => name);
}
