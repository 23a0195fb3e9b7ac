import { deleteVideo, findVideo, setAwaiting, VideoState } from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import { recordAct } from '../../instance/index.ts';
import { Failure, forbidden, invalid, notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { forgetUpload, removeUploadFiles, type Store } from '../upload.ts';
import { endImport } from './end-import.ts';
import { importAsked } from './events.ts';
import { ImportState, isUnderWay } from './import-state.ts';
import { deleteImportRow, findImport, lockImport, updateImport } from './queries.ts';

type Node = Pick<Store, 'db' | 'config'>;

/** Stops an import, and frees what it holds. Fails with `conflict` for one that has ended. */
export async function cancelImport(node: Node, user: User, id: number): Promise<void> {
  await requireOwn(node, user, id);
  const error = 'The import was cancelled.';
  if (!(await endImport(node, { id }, { state: ImportState.cancelled, error })))
    throw new Failure('conflict', 'Cannot cancel a non pending video import.');
}

const MAY_RETRY: readonly number[] = [
  ImportState.failed,
  ImportState.rejected,
  ImportState.cancelled,
];

/** Tries an import again that has failed or was cancelled. Fails with `invalid` for others, and without its video. */
export async function retryImport(node: Node, user: User, id: number): Promise<void> {
  await requireOwn(node, user, id);
  await node.db.transaction(async (tx) => {
    const row = await lockImport(tx, id);
    if (!row) throw notFound('Video import');
    if (!MAY_RETRY.includes(row.state) || row.videoId === null)
      throw invalid('id', 'Should be a video import that has failed');
    await updateImport(tx, id, { state: ImportState.pending, error: null });
    await setAwaiting(tx, row.videoId);
    await emit(tx, importAsked, { importId: id });
  });
}

/** Forgets an import that has ended, and a video that never got its file with it. Fails with `conflict` for others. */
export async function deleteImport(node: Node, user: User, id: number): Promise<void> {
  await requireOwn(node, user, id);
  const uploadId = await node.db.transaction(async (tx) => {
    const row = await lockImport(tx, id);
    if (row && isUnderWay(row))
      throw new Failure('conflict', 'Cannot delete a pending video import.');
    await deleteImportRow(tx, id);
    const subject = { domain: 'video-imports', id };
    await recordAct(tx, { userId: user.id, action: 'delete', subject });
    if (row?.uploadId) await forgetUpload(tx, row.uploadId);
    if (row?.videoId == null) return row?.uploadId;
    const empty = await findVideo(tx, row.videoId);
    if (empty?.video.state === VideoState.importFailed) await deleteVideo(tx, row.videoId);
    return row.uploadId;
  });
  if (uploadId) await removeUploadFiles(node, uploadId);
}

/**
 * Fails with `not_found`, or with `forbidden` for the import of another, unless an administrator asks, or an editor of
 * its video's channel.
 */
async function requireOwn({ db }: Pick<Store, 'db'>, user: User, id: number): Promise<void> {
  const row = await findImport(db, id);
  if (!row) throw notFound('Video import');
  if (row.userId === user.id || user.role === 'administrator') return;
  const found = row.videoId === null ? undefined : await findVideo(db, row.videoId);
  if (!found?.editorUserIds.includes(user.id)) throw forbidden('This video import is not yours.');
}
