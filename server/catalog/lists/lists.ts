import type { Db } from '../../platform/db.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import { videoSummary } from '../video-json.ts';
import type { VideoFilter } from './filter.ts';
import { managedSummaries } from './managed.ts';
import type { Page } from './order.ts';
import { findPage } from './queries.ts';
import { type CountTotal, countEachTime } from './totals.ts';
import { withHistory } from './user-history.ts';

/** Which videos, of which reader. */
export type Wanted = {
  viewer: Viewer;
  filter: VideoFilter;
  page: Page;
  skipCount?: boolean | undefined;
};

/** A page of the videos a filter matches, as everyone sees each, or as `include` asks for them. */
export async function listVideos(
  db: Db,
  node: Origin,
  wanted: Wanted,
  countTotal: CountTotal = countEachTime(db, node),
) {
  if (wanted.filter.include) return listManagedVideos(db, node, wanted, countTotal);
  const { rows, total } = await findList(db, node, wanted, countTotal);
  const summaries = rows.map((row) => videoSummary(node, row));
  return { total, data: await withHistory(db, wanted.viewer, summaries) };
}

/** The same, as those who manage the videos see each. */
export async function listManagedVideos(
  db: Db,
  node: Origin,
  wanted: Wanted,
  countTotal: CountTotal = countEachTime(db, node),
) {
  const { rows, total } = await findList(db, node, wanted, countTotal);
  const summaries = await managedSummaries(db, node, wanted, rows);
  return { total, data: await withHistory(db, wanted.viewer, summaries) };
}

async function findList(db: Db, node: Origin, wanted: Wanted, countTotal: CountTotal) {
  const [rows, total] = await Promise.all([
    findPage(db, node, wanted),
    wanted.skipCount ? undefined : countTotal(wanted.viewer, wanted.filter),
  ]);
  return { rows, total };
}
