import { type Limited, lockQuota, requireFreeQuota, usedBytes } from '../catalog/index.ts';
import { instanceConfig, isTakenIn } from '../instance/index.ts';
import type { Db } from '../platform/db.ts';
import { Failure } from '../platform/errors.ts';
import { reserved } from './queries.ts';

/** The largest file that is taken. */
export const MAX_FILE_BYTES = 64 * 2 ** 30;
const MAX_UPLOADS_UNDER_WAY = 100;

/** Fails with `max_file_size_reached` for a file nobody may upload, whatever their quota. */
export function requireAllowedSize(sizeBytes: number): void {
  if (sizeBytes <= MAX_FILE_BYTES) return;
  const gibibytes = MAX_FILE_BYTES / 2 ** 30;
  throw new Failure('max_file_size_reached', `A file may have ${gibibytes} GiB at most.`);
}

/**
 * Fails with `unsupported_media_type` for an upload whose format administrators do not want, by its name. What is imported
 * often has no name that tells, so it is taken in any format.
 */
export async function requireTakenIn(db: Db, filename: string): Promise<void> {
  if (isTakenIn(filename, (await instanceConfig(db)).transcoding)) return;
  throw new Failure('unsupported_media_type', 'Files of this format cannot be uploaded here.');
}

/** Fails with `quota_reached` for a user who has begun very many and ended none. */
export async function requireFewUploads(tx: Db, userId: number): Promise<void> {
  if ((await reserved(tx, userId)).uploads < MAX_UPLOADS_UNDER_WAY) return;
  throw new Failure('quota_reached', 'Too many unfinished uploads. Finish or cancel some first.');
}

/** How many more bytes a user may send, beside what is stored and on its way. */
export async function freeBytes(db: Db, user: Limited): Promise<number> {
  const [used, coming] = await Promise.all([usedBytes(db, user.id), reserved(db, user.id)]);
  const left = (quotaBytes: number, takenBytes: number) =>
    quotaBytes < 0 ? MAX_FILE_BYTES : Math.max(0, quotaBytes - takenBytes - coming.bytes);
  return Math.min(
    left(user.quotaBytes, used.totalBytes),
    left(user.quotaDailyBytes, used.dailyBytes),
  );
}

/**
 * Makes sure that `moreBytes` fit into the user's quota, with all that is stored and all that is still on its way, and
 * keeps others from reserving the same room until the transaction ends. Fails with `quota_reached`.
 */
export async function requireQuota(tx: Db, user: Limited, moreBytes: number): Promise<void> {
  await lockQuota(tx, user.id);
  const coming = (await reserved(tx, user.id)).bytes + moreBytes;
  await requireFreeQuota(tx, user, coming);
}
