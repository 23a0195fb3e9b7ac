import type { Db } from '../platform/db.ts';
import type { Viewer } from './access.ts';
import type { Origin } from './actor-json.ts';
import { ownVideoSummary, videoSummary } from './video-json.ts';
import { listedAmong, thumbnailsOf, type VideoRow, videosAmong } from './video-queries.ts';

/** Summaries of those of these videos that the viewer may see in a list, by id: for lists kept elsewhere. */
export async function summariesOf(db: Db, node: Origin, videoIds: number[], viewer: Viewer) {
  const summaries = await present(db, node, await listedAmong(db, videoIds, viewer), videoSummary);
  return new Map(summaries.map((summary) => [summary.id, summary]));
}

/** Summaries of these videos, by id, for callers that have decided what the viewer may see of each. */
export async function summariesAmong(db: Db, node: Origin, videoIds: number[]) {
  const summaries = await present(db, node, await videosAmong(db, videoIds), videoSummary);
  return new Map(summaries.map((summary) => [summary.id, summary]));
}

/** The same as those who manage them see each. */
export async function ownSummariesAmong(db: Db, node: Origin, videoIds: number[]) {
  const rows = await videosAmong(db, videoIds);
  const summaries = await present(db, node, rows, ownVideoSummary);
  return new Map(summaries.map((summary) => [summary.id, summary]));
}

/** These videos as JSON, in their order. */
export async function present<Json>(db: Db, node: Origin, rows: VideoRow[], write: Writer<Json>) {
  const thumbnails = Map.groupBy(
    await thumbnailsOf(
      db,
      rows.map(({ video }) => video.id),
    ),
    ({ videoId }) => videoId,
  );
  return rows.map((row) => write(node, row, thumbnails.get(row.video.id) ?? []));
}

type Writer<Json> = (
  node: Origin,
  row: VideoRow,
  thumbnails: Parameters<typeof videoSummary>[2],
) => Json;
