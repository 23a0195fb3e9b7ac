import type { Db } from '../platform/db.ts';
import { Failure } from '../platform/errors.ts';
import { lockQuota, usedBytes } from './quota-queries.ts';

/** Whose quota. -1 is no limit. */
export type Limited = { id: number; quotaBytes: number; quotaDailyBytes: number };

/**
 * Makes sure that `moreBytes` fit into the user's quota beside all that is stored, and keeps others from taking the
 * same room until the transaction ends. Fails with `quota_reached`.
 */
export async function requireFreeQuota(tx: Db, user: Limited, moreBytes: number): Promise<void> {
  await lockQuota(tx, user.id);
  const used = await usedBytes(tx, user.id);
  if (isOver(used.totalBytes + moreBytes, user.quotaBytes))
    throw new Failure('quota_reached', 'The user video quota is exceeded with this video.');
  if (isOver(used.dailyBytes + moreBytes, user.quotaDailyBytes))
    throw new Failure('quota_reached', 'The user daily video quota is exceeded with this video.');
}

const isOver = (bytes: number, quotaBytes: number) => quotaBytes >= 0 && bytes > quotaBytes;
