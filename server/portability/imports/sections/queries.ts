import { and, eq, isNotNull } from 'drizzle-orm';

import { playlistElements, videoPlaylists } from '../../../catalog/playlist-tables.ts';
import { videos } from '../../../catalog/tables.ts';
import type { Db } from '../../../platform/db.ts';

const WATCH_LATER = 2;

/** A playlist of the account with this name, or the one of what to watch later. */
export async function findPlaylistLike(
  db: Db,
  accountId: number,
  { displayName, type }: { displayName: string; type: number },
) {
  const [found] = await db
    .select({ id: videoPlaylists.id })
    .from(videoPlaylists)
    .where(
      and(
        eq(videoPlaylists.accountId, accountId),
        eq(videoPlaylists.type, type),
        type === WATCH_LATER ? undefined : eq(videoPlaylists.displayName, displayName),
      ),
    )
    .limit(1);
  return found;
}

export async function videoIdsIn(db: Db, playlistId: number): Promise<Set<number>> {
  const rows = await db
    .select({ videoId: playlistElements.videoId })
    .from(playlistElements)
    .where(and(eq(playlistElements.playlistId, playlistId), isNotNull(playlistElements.videoId)));
  return new Set(rows.map(({ videoId }) => videoId!));
}

/** A video of the channel with this name and length. */
export async function findVideoLike(
  db: Db,
  channelId: number,
  { name, durationSeconds }: { name: string; durationSeconds: number },
) {
  const [found] = await db
    .select({ id: videos.id, uuid: videos.uuid })
    .from(videos)
    .where(
      and(
        eq(videos.channelId, channelId),
        eq(videos.name, name),
        eq(videos.durationSeconds, durationSeconds),
      ),
    )
    .limit(1);
  return found;
}
