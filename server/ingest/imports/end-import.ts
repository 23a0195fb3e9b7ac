import { randomUUID } from 'node:crypto';

import { findVideo, setAwaiting } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { forgetUpload, removeUploadFiles, type Store } from '../upload.ts';
import { importFailed, importSucceeded } from './events.ts';
import { ImportState, isUnderWay } from './import-state.ts';
import { findUploader, type Import, lockImport, updateImport } from './queries.ts';

export type Claimed = Awaited<ReturnType<typeof claimImport>> & {};

/** The same of one that is fetched from an address. */
export type Addressed = Claimed & { targetUrl: string };

/**
 * Takes an import to work on: what its bytes come in with has a name from then on. Undefined for one that has ended, or
 * whose video or user is gone. Safe to repeat: who takes it after a crash goes on with the same bytes.
 */
export const claimImport = (db: Db, importId: number) =>
  db.transaction(async (tx) => {
    const row = await lockImport(tx, importId);
    if (!row || !isUnderWay(row)) return undefined;
    const { videoId } = row;
    const user = await findUploader(tx, row.userId);
    const found = videoId === null ? undefined : await findVideo(tx, videoId);
    if (videoId === null || !found || !user) return undefined;
    const uploadId = row.uploadId ?? randomUUID();
    await updateImport(tx, importId, { state: ImportState.processing, uploadId });
    return { ...row, videoId, videoUuid: found.video.uuid, uploadId, user };
  });

/** A run of an import: one that is tried again after it was cancelled has another `uploadId`. */
type Run = Pick<Claimed, 'id' | 'uploadId'>;

/** The file is in and the video on its way. Safe to repeat; what another run has taken over does not change. */
export const succeed = (db: Db, { id: importId, uploadId }: Run): Promise<void> =>
  db.transaction(async (tx) => {
    const row = await lockImport(tx, importId);
    if (!row || !isUnderWay(row) || row.uploadId !== uploadId) return;
    await updateImport(tx, importId, { state: ImportState.success, error: null, validator: null });
    await emit(tx, importSucceeded, { importId });
  });

type Ending = {
  state: typeof ImportState.failed | typeof ImportState.cancelled;
  error: string;
  /** What has come stays, for another try, until it is swept away like any upload that nobody goes on with. */
  keepsBytes?: boolean;
};

/**
 * Ends an import that is under way without its file, and frees all it holds; on the word of a run only while it is that run's.
 * Tells whether it did.
 */
export async function endImport(
  { db, config }: Pick<Store, 'db' | 'config'>,
  { id, uploadId: ofRun }: { id: number; uploadId?: string },
  ending: Ending,
): Promise<boolean> {
  const ended = await db.transaction(async (tx) => {
    const row = await lockImport(tx, id);
    if (!row || !isUnderWay(row) || row.uploadId !== (ofRun ?? row.uploadId)) return undefined;
    await writeEnd(tx, row, ending);
    return row;
  });
  if (!ended) return false;
  if (ended.uploadId && !ending.keepsBytes) await removeUploadFiles({ config }, ended.uploadId);
  return true;
}

async function writeEnd(
  tx: Db,
  { id, uploadId, videoId }: Import,
  { state, error, keepsBytes = false }: Ending,
): Promise<void> {
  const said = state === ImportState.failed ? error : null;
  const freed = keepsBytes ? {} : { uploadId: null, validator: null };
  await updateImport(tx, id, { state, error: said, ...freed });
  if (uploadId && !keepsBytes) await forgetUpload(tx, uploadId); // before its video, as whoever completes it
  if (videoId !== null) await setAwaiting(tx, videoId, error);
  if (state === ImportState.failed) await emit(tx, importFailed, { importId: id });
}
