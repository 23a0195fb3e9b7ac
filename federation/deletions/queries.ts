import { and, eq, or, type SQL } from 'drizzle-orm';

import { videoPlaylists } from '../../server/catalog/playlist-tables.ts';
import { comments } from '../../server/catalog/social-tables.ts';
import { channels, videos } from '../../server/catalog/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import type { Actor } from '../actors/queries.ts';

const NOBODY = 0;

/** Whether the channel of a row is this actor, or is run by it. */
const isIn = ({ accountId, channelId }: Actor): SQL =>
  or(eq(channels.id, channelId ?? NOBODY), eq(channels.accountId, accountId ?? NOBODY))!;

export async function isChannelOf(db: Db, channelId: number, actor: Actor): Promise<boolean> {
  const [row] = await db
    .select({ id: channels.id })
    .from(channels)
    .where(and(eq(channels.id, channelId), isIn(actor)));
  return row !== undefined;
}

export async function isVideoOf(db: Db, videoId: number, actor: Actor): Promise<boolean> {
  const [row] = await db
    .select({ id: videos.id })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(and(eq(videos.id, videoId), isIn(actor)));
  return row !== undefined;
}

/** Whether an actor wrote a comment, or has the video it is about. */
export async function isCommentOf(db: Db, commentId: number, actor: Actor): Promise<boolean> {
  const [row] = await db
    .select({ id: comments.id })
    .from(comments)
    .innerJoin(videos, eq(videos.id, comments.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(
      and(
        eq(comments.id, commentId),
        or(eq(comments.accountId, actor.accountId ?? NOBODY), isIn(actor)),
      ),
    );
  return row !== undefined;
}

export async function isPlaylistOf(db: Db, playlistId: number, actor: Actor): Promise<boolean> {
  const [row] = await db
    .select({ id: videoPlaylists.id })
    .from(videoPlaylists)
    .where(
      and(
        eq(videoPlaylists.id, playlistId),
        or(
          eq(videoPlaylists.accountId, actor.accountId ?? NOBODY),
          eq(videoPlaylists.channelId, actor.channelId ?? NOBODY),
        ),
      ),
    );
  return row !== undefined;
}
