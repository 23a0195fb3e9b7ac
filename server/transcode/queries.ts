import { eq, sql } from 'drizzle-orm';

import type { Db } from '../platform/db.ts';
import { transcodes } from './tables.ts';

/** The channel on which every step of a transcode is told, with the number of its video. */
export const TRANSCODE_CHANGES = 'transcode';

export type Transcode = typeof transcodes.$inferSelect;

/** Records the plan; tells whether it is new. */
export async function insertTranscode(
  tx: Db,
  row: typeof transcodes.$inferInsert,
): Promise<boolean> {
  const added = await tx
    .insert(transcodes)
    .values(row)
    .onConflictDoNothing()
    .returning({ videoId: transcodes.videoId });
  return added.length > 0;
}

export async function findTranscode(db: Db, videoId: number): Promise<Transcode | undefined> {
  const [row] = await db.select().from(transcodes).where(eq(transcodes.videoId, videoId));
  return row;
}

/** Overwrites what has changed and tells everyone who follows. Tells whether the video still exists. */
export async function updateTranscode(
  db: Db,
  videoId: number,
  change: Partial<Transcode>,
): Promise<boolean> {
  const [row] = await db
    .update(transcodes)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(transcodes.videoId, videoId))
    .returning({ told: sql`pg_notify(${TRANSCODE_CHANGES}, ${String(videoId)})` });
  return row !== undefined;
}

/** The next stage begins, at nothing; the last one is all there is. */
export const enterStage = (tx: Db, videoId: number, stage: Transcode['stage']): Promise<boolean> =>
  updateTranscode(tx, videoId, {
    stage,
    percent: stage === 'done' ? 100 : 0,
    speed: null,
    secondsLeft: null,
  });
