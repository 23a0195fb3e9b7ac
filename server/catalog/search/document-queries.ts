import { eq, inArray, type SQL, sql } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { captionCues } from '../part-tables.ts';
import { channels, videos } from '../tables.ts';
import { marksOf } from './mark-queries.ts';
import { searchWords, videoDocuments } from './tables.ts';
import { wordsOf } from './words-queries.ts';

const MAX_TEXT = 200_000; // characters of one text: what a tsvector holds
const MAX_SPOKEN = 100_000; // characters of captions, shared by their languages
const MAX_CUES = 20_000;
const CUE_CHARACTERS = 200;

const words = (text: SQL, weight: 'A' | 'B' | 'C') =>
  sql`setweight(${wordsOf(sql`left(${text}, ${MAX_TEXT})`, sql`${videos.language}`)}, ${sql.raw(`'${weight}'`)})`;

/** What is said in a video, in every language it has captions in. The text of tsvectors joins to that of one. */
const spoken = sql`(
  select coalesce(string_agg(vector::text, ' '), '')::tsvector from (
    select ${wordsOf(sql`left(said, (${MAX_SPOKEN} / count(*) over ())::int)`, sql`tag`)} as vector
    from (
      select tag, string_agg(cue, ' ' order by at) as said
      from (
        select ${captionCues.language} as tag, ${captionCues.startSeconds} as at,
          left(${captionCues.text}, ${CUE_CHARACTERS}) as cue
        from ${captionCues} where ${captionCues.videoId} = ${videos.id} limit ${MAX_CUES}) cues
      group by tag) spoken) vectors)`;

const names = sql`concat_ws(' ', ${channels.displayName}, ${channels.name}, ${accounts.displayName})`;
const title = sql`${words(sql`${videos.name}`, 'A')} ||
  ${words(sql`array_to_string(${videos.tags}, ' ')`, 'B')} || ${words(names, 'B')} || ${marksOf(videos.id)}`;

/** Everyone may find it, and a correction name its words to anybody. */
const isPublic = sql`${videos.state} = 1 and ${videos.privacy} = 1 and not ${videos.blocked}
  and ${videos.followed}`;

/** Writes what is searched of these videos anew. One that another transaction is changing is read once that has ended. */
async function writeDocuments(db: Db, which: SQL): Promise<void> {
  await db.execute(sql`
    insert into ${videoDocuments} (video_id, title, document, channel_id, is_public, nsfw)
    select id, title, title || description || spoken, channel_id, is_public, nsfw from (
      select ${videos.id} as id, ${videos.channelId} as channel_id, ${isPublic} as is_public,
        ${videos.nsfw} as nsfw, ${title} as title,
        ${words(sql`coalesce(${videos.description}, '')`, 'C')} as description, ${spoken} as spoken
      from ${videos}
      join ${channels} on ${channels.id} = ${videos.channelId}
      join ${accounts} on ${accounts.id} = ${channels.accountId}
      where ${which}
      order by ${videos.id}
      for no key update of ${videos}) written
    on conflict (video_id) do update
    set title = excluded.title, document = excluded.document, channel_id = excluded.channel_id,
      is_public = excluded.is_public, nsfw = excluded.nsfw, written_at = now()`);
  await db.execute(sql`
    insert into ${searchWords} (word) ${titleWords(which)} order by word on conflict do nothing`);
}

/** Every word of public titles and tags of these videos, once. */
const titleWords = (which: SQL) => sql`
  select distinct word from ${videos}, unnest(tsvector_to_array(to_tsvector('simple',
    unaccent(concat_ws(' ', ${videos.name}, array_to_string(${videos.tags}, ' ')))))) word
  where ${which} and ${isPublic} and length(word) between 3 and 40`;

/** Forgets the words that no public title or tag has any more. */
export const forgetWords = (db: Db) =>
  db.execute(sql`
    with used as materialized (${titleWords(sql`true`)})
    delete from ${searchWords} where not exists (
      select from used where used.word = ${searchWords.word})`);

/** Writes one video's, by its UUID. */
export const writeDocument = (tx: Db, uuid: string) =>
  writeDocuments(tx, sql`${videos.uuid} = ${uuid}`);

/** Writes anew whether everyone finds these videos: nothing else of them has changed. */
export const showDocuments = (tx: Db, ids: number[]) =>
  tx.execute(sql`
    update ${videoDocuments} set is_public = ${isPublic}
    from ${videos} where ${videos.id} = ${videoDocuments.videoId} and ${inArray(videos.id, ids)}`);

/** Nobody finds the videos of this channel any more. */
export const hideDocuments = (tx: Db, channelId: number) =>
  tx
    .update(videoDocuments)
    .set({ isPublic: false })
    .where(
      inArray(
        videoDocuments.videoId,
        tx.select({ id: videos.id }).from(videos).where(eq(videos.channelId, channelId)),
      ),
    );

/** The numbers of videos after `after` whose channel or account changed since they were written, or never were. */
export async function findStale(db: Db, after: number, limit: number): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    select ${videos.id} as id from ${videos}
    join ${channels} on ${channels.id} = ${videos.channelId}
    join ${accounts} on ${accounts.id} = ${channels.accountId}
    left join ${videoDocuments} on ${videoDocuments.videoId} = ${videos.id}
    where ${videos.id} > ${after} and (${videoDocuments.writtenAt} is null
      or ${videoDocuments.writtenAt} < greatest(${channels.updatedAt}, ${accounts.updatedAt}))
    order by ${videos.id} limit ${limit}`);
  return rows.map(({ id }) => id);
}

export const writeDocumentsOf = (db: Db, ids: number[]) =>
  writeDocuments(db, sql`${videos.id} in ${ids}`);
