import { and, arrayOverlaps, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';

import type { Db } from '../../platform/db.ts';
import { videos } from '../tables.ts';
import { automaticTagPolicies, videoAutomaticTags, watchedWordsLists } from './tables.ts';

/** An owner has at most this many lists, so a match never reads more. */
export const MAX_LISTS = 50;

/** The lists that apply to what is said to this account: its own and the node's; without one, the node's. */
export const listsFor = (db: Db, accountId: number | undefined) =>
  db
    .select({
      accountId: watchedWordsLists.accountId,
      name: watchedWordsLists.listName,
      words: watchedWordsLists.words,
    })
    .from(watchedWordsLists)
    .where(
      or(
        isNull(watchedWordsLists.accountId),
        accountId === undefined ? undefined : eq(watchedWordsLists.accountId, accountId),
      ),
    )
    .limit(2 * MAX_LISTS);

/** Those of these tags that have comments wait for the account's approval. */
export async function findHoldingTags(
  db: Db,
  { accountId, tags }: { accountId: number; tags: string[] },
): Promise<Set<string>> {
  if (tags.length === 0) return new Set();
  const rows = await db
    .select({ tag: automaticTagPolicies.tag })
    .from(automaticTagPolicies)
    .where(
      and(eq(automaticTagPolicies.accountId, accountId), inArray(automaticTagPolicies.tag, tags)),
    );
  return new Set(rows.map(({ tag }) => tag));
}

/** Words of a video, with the digest of those it was tagged by last. */
export async function findTaggable(db: Db, videoUuid: string) {
  const [row] = await db
    .select({
      id: videos.id,
      name: videos.name,
      description: videos.description,
      isLocal: isNull(videos.url).mapWith(Boolean),
      wordsDigest: videoAutomaticTags.wordsDigest,
    })
    .from(videos)
    .leftJoin(videoAutomaticTags, eq(videoAutomaticTags.videoId, videos.id))
    .where(eq(videos.uuid, videoUuid));
  return row;
}

/** Writes the tags of a video. Does nothing when it is gone. */
export async function putVideoTags(
  db: Db,
  { videoId, wordsDigest, tags }: typeof videoAutomaticTags.$inferInsert,
): Promise<void> {
  await db.execute(sql`
    insert into ${videoAutomaticTags} (video_id, words_digest, tags)
    select ${videos.id}, ${wordsDigest}, ${sql.param(tags, videoAutomaticTags.tags)}
    from ${videos} where ${videos.id} = ${videoId} for key share
    on conflict (video_id) do update set words_digest = excluded.words_digest, tags = excluded.tags`);
}

/** The tags of these videos. */
export const videoTagsAmong = (db: Db, videoIds: number[]) =>
  db
    .select({ videoId: videoAutomaticTags.videoId, tags: videoAutomaticTags.tags })
    .from(videoAutomaticTags)
    .where(inArray(videoAutomaticTags.videoId, videoIds));

/** Whether a video has one of these tags. */
export const isTagged = (tags: string[]) =>
  exists(
    new QueryBuilder()
      .select({ one: sql`1` })
      .from(videoAutomaticTags)
      .where(
        and(
          eq(videoAutomaticTags.videoId, videos.id),
          sql`${videoAutomaticTags.tags} <> '{}'`, // as its index has it
          arrayOverlaps(videoAutomaticTags.tags, tags),
        ),
      ),
  );
