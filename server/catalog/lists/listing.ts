import type { Database } from '../../platform/db.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import { keepAnswers } from '../kept-answers.ts';
import { requireFilter, type VideoFilter } from './filter.ts';
import type { VideoListQuery } from './list-query.ts';
import { listManagedVideos, listVideos } from './lists.ts';
import { withPolicy } from './sensitive.ts';
import { createTotals } from './totals.ts';

export type Listing = Awaited<ReturnType<typeof openListing>>;

/** Answers lists of videos as JSON. What everyone sees is kept for seconds, and dropped when any video changes. */
export async function openListing(node: { database: Database; publicUrl: Origin }) {
  const { db } = node.database;
  const totals = createTotals(db, node.publicUrl);
  const kept = await keepAnswers(node.database, totals.forget);

  async function write(viewer: Viewer, query: VideoListQuery, scope: VideoFilter) {
    const { start, count, sort, skipCount, ...asked } = query;
    const filter = await withPolicy(db, { ...asked, ...scope }, undefined);
    const wanted = { viewer, filter, page: { start, count, sort }, skipCount };
    const list = filter.include ? listManagedVideos : listVideos;
    return JSON.stringify(await list(db, node.publicUrl, wanted, totals.count));
  }

  return {
    totals,
    /** The videos a query asks for; `scope`: what it is a list of. Fails as `requireFilter` does. */
    async answer(viewer: Viewer, query: VideoListQuery, scope: VideoFilter = {}): Promise<string> {
      requireFilter(viewer, query);
      if (viewer) return write(viewer, query, scope);
      return kept.remember(JSON.stringify([query, scope]), () => write(viewer, query, scope));
    },
    /** Keeps another answer for everyone in the same way. */
    remember: (key: string, create: () => Promise<string>) => kept.remember(key, create),
  };
}
