import type { Db } from '../../platform/db.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import { ownVideoSummary, videoSummary } from '../video-json.ts';
import type { VideoFilter } from './filter.ts';
import type { Page } from './order.ts';
import { findPage } from './queries.ts';
import { type CountTotal, countEachTime } from './totals.ts';

/** Which videos, of which reader. */
export type Wanted = {
  viewer: Viewer;
  filter: VideoFilter;
  page: Page;
  skipCount?: boolean | undefined;
};

/** A page of the videos a filter matches, as everyone sees each. */
export async function listVideos(
  db: Db,
  node: Origin,
  wanted: Wanted,
  countTotal: CountTotal = countEachTime(db, node),
) {
  const { rows, total } = await findList(db, node, wanted, countTotal);
  return { total, data: rows.map((row) => videoSummary(node, row)) };
}

/** The same, as those who manage the videos see each. */
export async function listManagedVideos(
  db: Db,
  node: Origin,
  wanted: Wanted,
  countTotal: CountTotal = countEachTime(db, node),
) {
  const { rows, total } = await findList(db, node, wanted, countTotal);
  return { total, data: rows.map((row) => ownVideoSummary(node, row)) };
}

async function findList(db: Db, node: Origin, wanted: Wanted, countTotal: CountTotal) {
  const [rows, total] = await Promise.all([
    findPage(db, node, wanted),
    wanted.skipCount ? undefined : countTotal(wanted.viewer, wanted.filter),
  ]);
  return { rows, total };
}
