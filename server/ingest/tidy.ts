import { forgetBlob } from '../platform/blobs.ts';
import type { Db } from '../platform/db.ts';
import { Failure } from '../platform/errors.ts';
import {
  type PartFolder,
  partIds,
  partPath,
  type PartState,
  partState,
  removePart,
} from '../platform/resumable/part-file.ts';
import { completeUpload, type CompleteStore } from './complete.ts';
import { forgetPictures } from './pictures.ts';
import { deleteEnded, receivingIds, receivingUploads, type Upload } from './queries.ts';
import { findStrayFiles } from './stray-queries.ts';
import { removeUpload, type Store } from './upload.ts';

const QUIET_SECONDS = 60; // by then the request that brought the last byte has completed the upload, or died
const ONE_REQUEST_HOURS = 1; // without a byte: nobody can come back to it
const RESUMABLE_DAYS = 7; // without a byte
const IMPORT_DAYS = 1; // without a byte: who has asked for it may try again
const ENDED_DAYS = 30; // as long a rejected draft waits for another file
const HOUR_MS = 3_600_000;

const ago = (ms: number) => new Date(Date.now() - ms);

/** Completes uploads whose bytes are all here while nobody is completing them: their node has died at that point. */
export async function finishInterruptedUploads(
  node: CompleteStore & { signal: AbortSignal },
  quietSeconds: number = QUIET_SECONDS,
): Promise<void> {
  for (const upload of await receivingUploads(node.db)) {
    const part = await partState(partPath(node.config.dataDirectory, upload.id));
    if (!isWhole(upload, part) || lastChange(upload, part) > ago(quietSeconds * 1000)) continue;
    try {
      await completeUpload(node, upload.id, node.signal);
    } catch (error) {
      if (node.signal.aborted) throw error;
      if (error instanceof Failure && error.code === 'unreadable_media') continue; // its owner will read why
      node.log.warn(
        { upload: upload.id, error: String(error) },
        'an upload could not be completed',
      );
    }
  }
}

const isWhole = (upload: Upload, part: PartState | undefined) =>
  upload.accepted !== null || part?.sizeBytes === upload.sizeBytes;

const lastChange = ({ updatedAt }: Upload, part: PartState | undefined) =>
  part && part.changedAt > updatedAt ? part.changedAt : updatedAt;

/** Gives up uploads that have stood still for long, with their files, and files that belong to no upload and no video. */
export async function sweepUploads(node: Pick<Store, 'db' | 'config'>): Promise<void> {
  for (const upload of await receivingUploads(node.db)) {
    const part = await partState(partPath(node.config.dataDirectory, upload.id));
    if (lastChange(upload, part) < ago(HOUR_MS * patienceHours(upload)))
      await removeUpload(node, upload.id);
  }
  await node.db.transaction(async (tx) => {
    for (const ended of await deleteEnded(tx, ago(ENDED_DAYS * 24 * HOUR_MS)))
      if (ended.state === 'rejected') await forgetPictures(tx, ended);
    for (const key of await findStrayFiles(tx)) await forgetBlob(tx, key);
  });
  for (const folder of ['uploads', 'indexes'] as const)
    await sweepFiles(node.db, node.config.dataDirectory, folder);
}

function patienceHours({ resumable, videoId }: Upload): number {
  if (resumable) return RESUMABLE_DAYS * 24;
  return videoId === null ? ONE_REQUEST_HOURS : IMPORT_DAYS * 24;
}

async function sweepFiles(db: Db, dataDirectory: string, folder: PartFolder) {
  const ids = await partIds(dataDirectory, folder);
  const receiving = await receivingIds(db, ids);
  for (const id of ids.filter((each) => !receiving.has(each))) {
    const file = partPath(dataDirectory, id, folder);
    const part = await partState(file);
    if (part && part.changedAt < ago(HOUR_MS)) await removePart(file);
  }
}
