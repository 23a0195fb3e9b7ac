import { requireFreeQuota } from '../../catalog/index.ts';
import { findUser, type User } from '../../identity/index.ts';
import { instanceConfig, recordAct } from '../../instance/index.ts';
import { findBlob, forgetBlob, recordBlob } from '../../platform/blobs.ts';
import type { Config } from '../../platform/config.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, invalid, notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import type { UploadLocks } from '../../platform/resumable/locks.ts';
import {
  append,
  isUploadId,
  partPath,
  partState,
  removePart,
} from '../../platform/resumable/part-file.ts';
import { type Chunk, offsetConflict, takeChunk } from '../../platform/resumable/take-chunk.ts';
import { whileRoom } from '../../platform/resumable/while-room.ts';
import type { Storage } from '../../platform/storage.ts';
import { MAX_ARCHIVE_BYTES } from './archive/limits.ts';
import { archiveReceived } from './events.ts';
import { ImportState } from './import-state.ts';
import {
  deleteReceiving,
  deleteStale,
  findUpload,
  insertImport,
  lockOpen,
  lockReceiving,
  setPending,
  type UserImport,
} from './queries.ts';

export type Receiving = {
  db: Db;
  storage: Storage;
  config: Pick<Config, 'dataDirectory'>;
  locks: UploadLocks;
};

/** Where a whole archive lies until it has been read. */
export const archiveKey = (uploadId: string) => `imports/${uploadId}.zip`;

/** The file an archive grows in. */
export const partOf = ({ config }: Pick<Receiving, 'config'>, { uploadId }: { uploadId: string }) =>
  partPath(config.dataDirectory, uploadId, 'archives');

/** How many bytes of an archive have come: all, too, while it is on its way to its place. */
export async function offsetOf({ db, config }: Pick<Receiving, 'db' | 'config'>, row: UserImport) {
  if (row.state !== ImportState.receiving) return row.sizeBytes;
  const part = await partState(partOf({ config }, row));
  if (part) return part.sizeBytes;
  return (await findBlob(db, archiveKey(row.uploadId))) ? row.sizeBytes : 0;
}

/**
 * Begins to take an archive, or finds the unfinished one of the same file; another unfinished one makes way. Fails with
 * `invalid` where imports are off or while one is worked on, and for want of quota or room as uploads of videos do.
 */
export async function beginArchive(
  node: Pick<Receiving, 'db' | 'storage' | 'config'>,
  userId: number,
  file: { filename: string; sizeBytes: number },
): Promise<{ row: UserImport; isNew: boolean }> {
  const { db, storage } = node;
  if (!(await instanceConfig(db)).import.users.enabled)
    throw invalid('userId', 'User import is disabled by the administrator');
  const user = await findUser(db, userId);
  if (!user) throw notFound('User');
  if (file.sizeBytes > MAX_ARCHIVE_BYTES)
    throw new Failure('max_file_size_reached', 'This archive is too large.');
  await storage.requireRoom(file.sizeBytes);
  const { row, isNew, former } = await db.transaction(async (tx) => {
    await requireFreeQuota(tx, user, file.sizeBytes);
    const open = await lockOpen(tx, userId);
    if (open && open.state !== ImportState.receiving) throw isUnderWay();
    if (open?.filename === file.filename && open.sizeBytes === file.sizeBytes)
      return { row: open, isNew: false };
    if (open) await forgetReceiving(tx, open.uploadId);
    const begun = await insertImport(tx, { userId, ...file });
    if (!begun) throw isUnderWay();
    return { row: begun, isNew: true, former: open };
  });
  if (former) await removePart(partOf(node, former));
  return { row, isNew };
}

const isUnderWay = () => invalid('userId', 'There is an import of this user already');

/** The archive with this id, if it is for this user. Fails with `not_found`. */
async function findOwn(db: Db, userId: number, uploadId: string): Promise<UserImport> {
  const row = isUploadId(uploadId) ? await findUpload(db, uploadId) : undefined;
  if (row?.userId !== userId) throw notFound('Upload');
  return row;
}

type Asked = { userId: number; uploadId: string };

/** Takes a chunk, or only the question how far it is; the import once all has arrived. Fails as `takeChunk` does. */
export async function continueArchive(
  node: Receiving,
  by: User,
  { userId, uploadId }: Asked,
  { range, incoming }: Chunk,
): Promise<{ offsetBytes: number; whole?: UserImport }> {
  const row = await findOwn(node.db, userId, uploadId);
  if (range.totalBytes !== row.sizeBytes) throw offsetConflict(await offsetOf(node, row));
  const look = async () => {
    const now = await findOwn(node.db, userId, uploadId);
    const isOpen = now.state === ImportState.receiving;
    return { offset: await offsetOf(node, now), isOpen };
  };
  const write = (offset: number, source: AsyncIterable<Buffer>) =>
    append(partOf(node, row), offset, whileRoom(node.storage, source));
  const offsetBytes = range.query
    ? (await look()).offset
    : await takeChunk(node, { range, incoming }, { id: uploadId, look, write });
  if (offsetBytes < row.sizeBytes) return { offsetBytes };
  return { offsetBytes, whole: await complete(node, by, row) };
}

/** Has an archive that is here whole read. Safe to repeat from any point, and by several at once. */
export async function complete(
  { db, storage, config }: Omit<Receiving, 'locks'>,
  by: { id: number },
  row: UserImport,
) {
  const { uploadId, userId } = row;
  if (row.state !== ImportState.receiving) return row;
  await db.transaction((tx) => recordWhole(tx, row));
  const blob = await storage.put(archiveKey(uploadId), partOf({ config }, row), MEDIA_TYPE);
  const isGone = await db.transaction(async (tx) => {
    await recordBlob(tx, blob);
    if (await setPending(tx, row)) {
      await emit(tx, archiveReceived, { importId: row.id, uploadId });
      if (by.id !== userId) await recordAct(tx, actOf(by, userId));
      return false;
    }
    const isThere = (await findUpload(tx, uploadId)) !== undefined;
    if (!isThere) await forgetBlob(tx, blob.key);
    return !isThere;
  });
  if (isGone) throw notFound('Upload'); // cancelled while the file moved
  return row;
}

const MEDIA_TYPE = 'application/zip';

/** It is on record before its bytes move, so that they count as here wherever they are. */
async function recordWhole(tx: Db, { uploadId, sizeBytes }: UserImport): Promise<void> {
  if (!(await lockReceiving(tx, uploadId))) return;
  await recordBlob(tx, {
    key: archiveKey(uploadId),
    place: 'local',
    sizeBytes,
    mediaType: MEDIA_TYPE,
  });
}

/** Gives up an archive that is not read yet, whether all of it is here or not. Returns whether there was one. */
async function forgetReceiving(tx: Db, uploadId: string): Promise<boolean> {
  if (!(await deleteReceiving(tx, uploadId))) return false;
  await forgetBlob(tx, archiveKey(uploadId));
  return true;
}

const actOf = (by: { id: number }, userId: number) => ({
  userId: by.id,
  action: 'import',
  subject: { domain: 'users', id: userId },
});

/** Gives up what has not come whole since `before`. */
export const forgetStale = (db: Db, before: Date): Promise<void> =>
  db.transaction(async (tx) => {
    for (const { uploadId } of await deleteStale(tx, before))
      await forgetBlob(tx, archiveKey(uploadId));
  });

/** Gives up an archive that is not here whole, also while bytes of it come. Fails with `not_found`. */
export async function cancelArchive(node: Receiving, { userId, uploadId }: Asked): Promise<void> {
  const row = await findOwn(node.db, userId, uploadId);
  const lock = await node.locks.take(uploadId, { stop: () => {}, force: true });
  try {
    const isForgotten = await node.db.transaction((tx) => forgetReceiving(tx, uploadId));
    if (isForgotten) await removePart(partOf(node, row));
  } finally {
    lock.release();
  }
}
