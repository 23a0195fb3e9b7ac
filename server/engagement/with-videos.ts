import { type Origin, summariesOf, type Viewer } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';

type Summary = NonNullable<ReturnType<Awaited<ReturnType<typeof summariesOf>>['get']>>;

/** Rows that name videos, each with its video as lists show it, without those the viewer does not find. */
export async function withVideos<Row extends { videoId: number }>(
  db: Db,
  node: Origin,
  rows: Row[],
  viewer: Viewer,
): Promise<{ row: Row; video: Summary }[]> {
  const ids = rows.map(({ videoId }) => videoId);
  const videos = await summariesOf(db, node, ids, viewer);
  return rows.flatMap((row) => {
    const video = videos.get(row.videoId);
    return video ? [{ row, video }] : [];
  });
}
