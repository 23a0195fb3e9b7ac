import { and, eq, inArray, lte } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { scheduledUpdates } from '../part-tables.ts';

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

/** The videos that something is due for by now, the longest due first. */
export const findDue = (db: Db, now: Date, limit: number) =>
  db
    .select({ videoId: scheduledUpdates.videoId })
    .from(scheduledUpdates)
    .where(lte(scheduledUpdates.updateAt, now))
    .orderBy(scheduledUpdates.updateAt)
    .limit(limit);

/** Takes what is due for a video by now, if anything. */
export async function takeDue(tx: Db, videoId: number, now: Date) {
  const [due] = await tx
    .delete(scheduledUpdates)
    .where(and(eq(scheduledUpdates.videoId, videoId), lte(scheduledUpdates.updateAt, now)))
    .returning();
  return due;
}
