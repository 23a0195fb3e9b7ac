import { type Origin, summariesAmong } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';

type Summary = NonNullable<ReturnType<Awaited<ReturnType<typeof summariesAmong>>['get']>>;

/** Rows that name videos the viewer may see, each with its video as lists show it, in their order. */
export async function withVideos<Row extends { videoId: number }>(
  db: Db,
  node: Origin,
  rows: Row[],
): Promise<{ row: Row; video: Summary }[]> {
  const ids = rows.map(({ videoId }) => videoId);
  const videos = await summariesAmong(db, node, ids);
  return rows.flatMap((row) => {
    const video = videos.get(row.videoId);
    return video ? [{ row, video }] : [];
  });
}
