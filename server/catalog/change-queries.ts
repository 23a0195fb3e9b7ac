import { and, eq, isNull, lt, sql } from 'drizzle-orm';

import type { Db } from '../platform/db.ts';
import { notify, notifying } from '../platform/db/notify.ts';
import { emit } from '../platform/events.ts';
import { videoChanged } from './events.ts';
import { countMadeBytes } from './made-bytes-queries.ts';
import { writeDocument } from './search/document-queries.ts';
import { videos } from './tables.ts';

/** The channel on which every change of a video is told, with its UUID, once the change commits. */
export const CATALOG_CHANGES = 'catalog';

/**
 * Tells every process that what it remembers of this video is old, and writes anew what is searched of it, and what its files
 * take. A video of this node is newer from then on, even if something beside its row has changed: other nodes compare by that.
 */
export async function announceChange(tx: Db, videoUuid: string): Promise<void> {
  if (videoUuid !== '') {
    await tx
      .update(videos)
      .set({ updatedAt: sql`now()` })
      .where(and(eq(videos.uuid, videoUuid), isNull(videos.url), lt(videos.updatedAt, sql`now()`)));
    await countMadeBytes(tx, videoUuid);
    await writeDocument(tx, videoUuid);
    await emit(tx, videoChanged, { videoUuid });
  }
  await notify(tx, CATALOG_CHANGES, videoUuid);
}

/** Tells every process that what it remembers of any video is old: an account or a channel of many has changed. */
export const announceManyChanges = (tx: Db): Promise<void> => announceChange(tx, '');

/** The channel on which it is told that more of a video can be watched, with its UUID. Nothing else of it has changed. */
export const GROWTH = 'growth';

/** Tells those who hand out files that there is more of one, once the change commits. */
export const announceGrowth = (tx: Db, videoUuid: string): Promise<void> =>
  notify(tx, GROWTH, videoUuid);

/** The channel on which it is told that views, ratings, comments or copies were counted. Lists may be late by seconds. */
export const COUNT_CHANGES = 'counts';

/** Tells every process that what it remembers of single videos has old counts, once the change commits: what a statement selects. */
export const tellingCounts = () => notifying(COUNT_CHANGES);

/** The same as a statement of its own. */
export const announceCounts = (tx: Db): Promise<void> => notify(tx, COUNT_CHANGES);
