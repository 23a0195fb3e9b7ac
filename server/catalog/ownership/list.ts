import type { Db } from '../../platform/db.ts';
import { listOf } from '../../platform/http.ts';
import type { Origin } from '../actor-json.ts';
import { summariesAmong } from '../video-lists.ts';
import { changeJson } from './json.ts';
import type { ChangeRow } from './queries.ts';

/** A page of ownership changes as JSON, the videos of all of them looked up at once. */
export async function presentChanges(
  db: Db,
  node: Origin,
  { rows, total }: { rows: ChangeRow[]; total: number },
) {
  const videoIds = rows.flatMap(({ change }) => change.videoId ?? []);
  const videos = await summariesAmong(db, node, videoIds);
  return listOf(
    rows.map((row) => changeJson(node, row, videos)),
    total,
  );
}
