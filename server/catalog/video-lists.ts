import type { Db } from '../platform/db.ts';
import { listOf } from '../platform/http.ts';
import type { Viewer } from './access.ts';
import type { Origin } from './actor-json.ts';
import { ownVideoSummary, videoSummary } from './video-json.ts';
import {
  countListed,
  countOfAccount,
  listedAmong,
  listedVideos,
  type Page,
  thumbnailsOf,
  type VideoRow,
  videosAmong,
  videosOfAccount,
} from './video-queries.ts';

/** A page of the videos everyone may see. */
export async function publicList(db: Db, node: Origin, page: Page) {
  const [rows, total] = await Promise.all([listedVideos(db, page), countListed(db)]);
  return listOf(await present(db, node, rows, videoSummary), total);
}

/** A page of one account's own videos, in any state. */
export async function ownList(db: Db, node: Origin, accountId: number, page: Page) {
  const [rows, total] = await Promise.all([
    videosOfAccount(db, accountId, page),
    countOfAccount(db, accountId),
  ]);
  return listOf(await present(db, node, rows, ownVideoSummary), total);
}

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

async function present<Json>(db: Db, node: Origin, rows: VideoRow[], write: Writer<Json>) {
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
