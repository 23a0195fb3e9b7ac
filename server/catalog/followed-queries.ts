import { and, eq, inArray } from 'drizzle-orm';

import type { Db } from '../platform/db.ts';
import { showDocuments } from './search/document-queries.ts';
import { channels, videos } from './tables.ts';

/** Writes down whether these videos of other nodes are for everybody's lists and searches, or only for who knows of them. */
export async function setFollowed(tx: Db, videoIds: number[], followed: boolean): Promise<void> {
  if (videoIds.length === 0) return;
  await tx.update(videos).set({ followed }).where(inArray(videos.id, videoIds));
  await showDocuments(tx, videoIds);
}

/** How many of these channels this node follows, or has itself. */
export const countFollowed = async (db: Db, channelIds: number[]): Promise<number> =>
  db.$count(channels, and(inArray(channels.id, channelIds), eq(channels.followed, true)));
