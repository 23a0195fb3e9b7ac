import type { Db } from '../platform/db.ts';
import type { Origin } from './actor-json.ts';
import { ownVideoSummary, videoSummary } from './video-json.ts';
import { videosAmong } from './video-queries.ts';

/** Summaries of these videos, by id, for callers that have decided what the viewer may see of each. */
export async function summariesAmong(db: Db, node: Origin, videoIds: number[]) {
  const rows = await videosAmong(db, videoIds);
  return new Map(rows.map((row) => [row.video.id, videoSummary(node, row)]));
}

/** The same as those who manage them see each. */
export async function ownSummariesAmong(db: Db, node: Origin, videoIds: number[]) {
  const rows = await videosAmong(db, videoIds);
  return new Map(rows.map((row) => [row.video.id, ownVideoSummary(node, row)]));
}
