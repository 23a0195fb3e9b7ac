import type { Database } from '../../platform/db.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import { keepAnswers, writeJson, type Written } from '../kept-answers.ts';
import { videoSummary } from '../video-json.ts';
import { requireFilter, type VideoFilter } from './filter.ts';
import type { VideoListQuery } from './list-query.ts';
import { listVideos, type Wanted } from './lists.ts';
import { findPlainPage, isNear, plainScope, type Scope as PlainScope } from './plain-queries.ts';
import { keepPolicy } from './sensitive.ts';
import { createTotals } from './totals.ts';

export type Listing = Awaited<ReturnType<typeof openListing>>;

/** What a list is of, found when it is not known any more; `key` names it. */
export type Scope = { key: string; find: (viewer: Viewer) => Promise<VideoFilter> };

const EVERYTHING: Scope = { key: '', find: async () => ({}) };

/** Answers lists of videos as JSON. What everyone sees is kept for seconds, and dropped when any video changes. */
export async function openListing(node: { database: Database; publicUrl: Origin }) {
  const { db, planned } = node.database;
  const totals = createTotals(node.database, node.publicUrl);
  const kept = await keepAnswers(node.database, totals.forget);
  const withPolicy = await keepPolicy(node.database);

  async function write(viewer: Viewer, query: VideoListQuery, scope: Scope) {
    const { start, count, sort, skipCount, ...asked } = query;
    const filter = await withPolicy({ ...asked, ...(await scope.find(viewer)) });
    const wanted = { viewer, filter, page: { start, count, sort }, skipCount };
    const plain = viewer ? undefined : plainScope(filter);
    if (plain && isNear(wanted.page)) return writeJson(await listPlain(plain, wanted));
    return writeJson(await listVideos(db, node.publicUrl, wanted, totals.count));
  }

  async function listPlain(scope: PlainScope, { filter, page, skipCount }: Wanted) {
    const [rows, total] = await Promise.all([
      findPlainPage(planned, node.publicUrl, scope, page),
      skipCount ? undefined : totals.count(undefined, filter),
    ]);
    return { total, data: rows.map((row) => videoSummary(node.publicUrl, row)) };
  }

  return {
    totals,
    /** The videos of `scope` a query asks for. Fails as `requireFilter` and `scope.find` do. */
    async answer(viewer: Viewer, query: VideoListQuery, scope = EVERYTHING): Promise<Written> {
      requireFilter(viewer, query);
      if (viewer) return write(viewer, query, scope);
      return kept.remember(JSON.stringify([query, scope.key]), () => write(viewer, query, scope));
    },
    /** Keeps another answer for everyone in the same way. */
    remember: (key: string, create: () => Promise<Written>) => kept.remember(key, create),
  };
}
