import { eq, inArray, lte } from 'drizzle-orm';

import type { Db } from '../platform/db.ts';
import { scheduledUpdates } from './part-tables.ts';

export type ScheduledUpdate = { updateAt: Date; privacy: number };

/** What will happen to a video by itself, if anything. */
export async function findScheduledUpdate(
  db: Db,
  videoId: number,
): Promise<ScheduledUpdate | undefined> {
  const [row] = await db
    .select({ updateAt: scheduledUpdates.updateAt, privacy: scheduledUpdates.privacy })
    .from(scheduledUpdates)
    .where(eq(scheduledUpdates.videoId, videoId));
  return row;
}

/** What answers say of it: until then, a video counts as published when it will be. */
export const scheduleJson = (scheduledUpdate: ScheduledUpdate | undefined) =>
  scheduledUpdate && { scheduledUpdate, publishedAt: scheduledUpdate.updateAt };

/** The same of several videos. */
export const scheduledAmong = (db: Db, videoIds: number[]) =>
  db.select().from(scheduledUpdates).where(inArray(scheduledUpdates.videoId, videoIds));

/** Sets what will happen to a video, in place of what was to happen; null for nothing. */
export async function setScheduledUpdate(
  tx: Db,
  videoId: number,
  update: ScheduledUpdate | null,
): Promise<void> {
  if (!update) {
    await tx.delete(scheduledUpdates).where(eq(scheduledUpdates.videoId, videoId));
    return;
  }
  await tx
    .insert(scheduledUpdates)
    .values({ videoId, ...update })
    .onConflictDoUpdate({ target: scheduledUpdates.videoId, set: update });
}

/** Takes what is due by now, a batch at a time. */
export async function takeDue(tx: Db, now: Date, limit: number) {
  const due = await tx
    .select()
    .from(scheduledUpdates)
    .where(lte(scheduledUpdates.updateAt, now))
    .orderBy(scheduledUpdates.updateAt)
    .limit(limit)
    .for('update', { skipLocked: true });
  for (const { videoId } of due) await setScheduledUpdate(tx, videoId, null);
  return due;
}
