import { randomUUID } from 'node:crypto';

import { findVideo, setAwaiting } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { removeUpload, type Store } from '../upload.ts';
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

/** The file is in and the video on its way. Safe to repeat. */
export const succeed = (db: Db, importId: number): Promise<void> =>
  db.transaction(async (tx) => {
    const row = await lockImport(tx, importId);
    if (!row || !isUnderWay(row)) return;
    await updateImport(tx, importId, { state: ImportState.success, error: null, validator: null });
    await emit(tx, importSucceeded, { importId });
  });

type Ending = {
  state: typeof ImportState.failed | typeof ImportState.cancelled;
  error: string;
  /** What has come stays, for another try, until it is swept away like any upload that nobody goes on with. */
  keepsBytes?: boolean;
};

/** Ends an import that is under way without its file, and frees all it holds. Tells whether it was under way. */
export async function endImport(
  node: Pick<Store, 'db' | 'config'>,
  importId: number,
  { state, error, keepsBytes = false }: Ending,
): Promise<boolean> {
  const ended = await node.db.transaction(async (tx): Promise<Import | undefined> => {
    const row = await lockImport(tx, importId);
    if (!row || !isUnderWay(row)) return undefined;
    const said = state === ImportState.failed ? error : null;
    const freed = keepsBytes ? {} : { uploadId: null, validator: null };
    await updateImport(tx, importId, { state, error: said, ...freed });
    if (row.videoId !== null) await setAwaiting(tx, row.videoId, error);
    if (state === ImportState.failed) await emit(tx, importFailed, { importId });
    return row;
  });
  if (ended?.uploadId && !keepsBytes) await removeUpload(node, ended.uploadId);
  return ended !== undefined;
}
