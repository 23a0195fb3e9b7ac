import type { Db } from '../../platform/db.ts';
import type { Viewer } from '../access.ts';
import { positionsAmong } from './watched-queries.ts';

/** Adds to each video how far its viewer is in it (contract § userHistory): nothing where they never began. */
export async function withHistory<Video extends { id: number }>(
  db: Db,
  viewer: Viewer,
  videos: Video[],
): Promise<(Video & { userHistory?: { currentTime: number } })[]> {
  if (!viewer || videos.length === 0) return videos;
  const ids = videos.map(({ id }) => id);
  const rows = await positionsAmong(db, ids, viewer.id);
  const histories = new Map(rows.map(({ videoId, ...userHistory }) => [videoId, userHistory]));
  return videos.map((video) => {
    const userHistory = histories.get(video.id);
    return userHistory ? { ...video, userHistory } : video;
  });
}
