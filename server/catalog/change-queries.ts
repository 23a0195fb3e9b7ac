import { sql } from 'drizzle-orm';

import type { Db } from '../platform/db.ts';
import { writeDocument } from './search/document-queries.ts';

/** The channel on which every change of a video is told, with its UUID, once the change commits. */
export const CATALOG_CHANGES = 'catalog';

/** Tells every process that what it remembers of this video is old, and writes anew what is searched of it. */
export async function announceChange(tx: Db, videoUuid: string): Promise<void> {
  if (videoUuid !== '') await writeDocument(tx, videoUuid);
  await tx.execute(sql`select pg_notify(${CATALOG_CHANGES}, ${videoUuid})`);
}

/** Tells every process that what it remembers of any video is old: an account or a channel of many has changed. */
export const announceManyChanges = (tx: Db): Promise<void> => announceChange(tx, '');

/** The channel on which it is told that views, ratings or comments were counted. Lists may be late by seconds. */
export const COUNT_CHANGES = 'counts';

/** Tells every process that what it remembers of single videos has old counts, once the change commits. */
export async function announceCounts(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_notify(${COUNT_CHANGES}, '')`);
}
