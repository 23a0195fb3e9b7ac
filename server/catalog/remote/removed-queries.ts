import { eq } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { removedVideos } from '../remote-tables.ts';

/** Remembers that moderators removed a video of another node. */
export const keepOut = (tx: Db, url: string) =>
  tx.insert(removedVideos).values({ url }).onConflictDoNothing();

/** Fails with `not_found` for a video of another node that moderators of this one removed. */
export async function requireNotRemoved(db: Db, url: string): Promise<void> {
  const [removed] = await db.select().from(removedVideos).where(eq(removedVideos.url, url));
  if (removed) throw new Failure('not_found', 'Moderators of this node removed this video.');
}
