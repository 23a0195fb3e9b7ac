import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm';

import { videoCaptions, videoChapters } from '../../catalog/part-tables.ts';
import { playlistElements } from '../../catalog/playlist-tables.ts';
import { channels, renditions, videoPasswords, videos } from '../../catalog/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { PageAfter } from '../section.ts';

const MOST_PARTS = 5_000; // of one video or playlist

type Whose = { accountId: number; channelName: string | null };

const isTheirs = ({ accountId, channelName }: Whose) =>
  and(
    eq(channels.accountId, accountId),
    isNull(channels.deletedAt),
    channelName === null ? undefined : eq(channels.name, channelName),
  );

export const videoPage = (db: Db, whose: Whose, { afterId, count }: PageAfter) =>
  db
    .select({ id: videos.id, video: videos, channelName: channels.name })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(and(isTheirs(whose), gt(videos.id, afterId)))
    .orderBy(asc(videos.id))
    .limit(count);

/** What belongs to a video besides its own row. */
export async function partsOf(db: Db, videoId: number) {
  const [captions, chapters, passwords, [best]] = await Promise.all([
    db
      .select()
      .from(videoCaptions)
      .where(eq(videoCaptions.videoId, videoId))
      .orderBy(asc(videoCaptions.id))
      .limit(MOST_PARTS),
    db
      .select({ timecode: videoChapters.timecode, title: videoChapters.title })
      .from(videoChapters)
      .where(eq(videoChapters.videoId, videoId))
      .orderBy(asc(videoChapters.timecode))
      .limit(MOST_PARTS),
    db
      .select({ password: videoPasswords.password })
      .from(videoPasswords)
      .where(eq(videoPasswords.videoId, videoId))
      .orderBy(asc(videoPasswords.id))
      .limit(MOST_PARTS),
    db
      .select({ blobKey: renditions.blobKey })
      .from(renditions)
      .where(eq(renditions.videoId, videoId))
      .orderBy(desc(renditions.height))
      .limit(1),
  ]);
  return { captions, chapters, passwords, best };
}

export const elementsOf = (db: Db, playlistId: number) =>
  db
    .select({
      video: { uuid: videos.uuid, url: videos.url },
      startSeconds: playlistElements.startSeconds,
      stopSeconds: playlistElements.stopSeconds,
    })
    .from(playlistElements)
    .innerJoin(videos, eq(videos.id, playlistElements.videoId))
    .where(eq(playlistElements.playlistId, playlistId))
    .orderBy(asc(playlistElements.position))
    .limit(MOST_PARTS);

/** How much the originals of an account's videos weigh. */
export async function sourceBytesOf(db: Db, whose: Whose): Promise<number> {
  const [sum] = await db
    .select({ bytes: sql<number>`coalesce(sum(${videos.sourceBytes}), 0)::float8` })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(isTheirs(whose));
  return sum!.bytes;
}
