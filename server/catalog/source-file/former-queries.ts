import { eq } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { formerSources } from './former-tables.ts';

export type FormerSource = typeof formerSources.$inferSelect;

/** The file a video was made of before its first edit. */
export async function findFormerSource(db: Db, videoId: number): Promise<FormerSource | undefined> {
  const [row] = await db.select().from(formerSources).where(eq(formerSources.videoId, videoId));
  return row;
}

/** Keeps a source as the original, unless there is one; tells whether it did. */
export async function keepFormer(tx: Db, row: typeof formerSources.$inferInsert): Promise<boolean> {
  const kept = await tx
    .insert(formerSources)
    .values(row)
    .onConflictDoNothing()
    .returning({ videoId: formerSources.videoId });
  return kept.length > 0;
}

/** Keeps no original any more; returns the key of its blob. */
export async function dropFormer(tx: Db, videoId: number): Promise<string[]> {
  const dropped = await tx
    .delete(formerSources)
    .where(eq(formerSources.videoId, videoId))
    .returning({ key: formerSources.sourceKey });
  return dropped.map(({ key }) => key);
}
