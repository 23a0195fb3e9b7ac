import { findVideo, VideoState } from '../../catalog/index.ts';
import { Failure } from '../../platform/errors.ts';
import { completeUpload } from '../complete.ts';
import { findUpload } from '../queries.ts';
import { offsetOf, removeUpload } from '../upload.ts';
import { type Addressed, type Claimed, claimImport, endImport, succeed } from './end-import.ts';
import { fetchMedia, PAGE } from './fetch-media.ts';
import { ImportState } from './import-state.ts';
import { findImport } from './queries.ts';
import type { Running } from './running.ts';
import { importFromSite } from './sites/import-from-site.ts';
import { importTorrent } from './torrents/import-torrent.ts';
import { watchImport } from './watch-import.ts';

/**
 * Brings an import to its end: fetches its file, goes on where an earlier run was cut off, and makes the video of it, or
 * keeps the reason why not. Rejects only when another run may do better.
 */
export async function runImport(node: Running, importId: number): Promise<void> {
  const claimed = await claimImport(node.db, importId);
  if (!claimed) return endWithoutVideo(node, importId);
  using watch = watchImport(node.db, claimed);
  const signal = AbortSignal.any([node.signal, watch.signal]);
  try {
    await bringIn({ ...node, signal }, claimed);
    await succeed(node.db, claimed);
  } catch (error) {
    if (watch.signal.aborted) {
      await removeUpload(node, claimed.uploadId);
      return await endWithoutVideo(node, importId);
    }
    if (node.signal.aborted || !(error instanceof Failure)) throw error;
    const keepsBytes = isStalledTorrent(claimed, error);
    await endImport(node, claimed, {
      state: ImportState.failed,
      error: error.message,
      keepsBytes,
    });
  }
}

/** Each piece of it that is here is true, and others may come another day. */
const isStalledTorrent = ({ targetUrl }: Claimed, { code }: Failure): boolean =>
  targetUrl === null && code === 'remote_failed';

async function bringIn(node: Running, claimed: Claimed): Promise<void> {
  const found = await findVideo(node.db, claimed.videoId);
  if (found?.video.state !== VideoState.toImport) return; // an earlier run has got to the end
  if (!(await isWhole(node, claimed))) await fetchFile(node, claimed);
  await completeUpload(node, claimed.uploadId, node.signal);
}

function fetchFile(node: Running, claimed: Claimed): Promise<void> {
  const { targetUrl } = claimed;
  return targetUrl === null
    ? importTorrent(node, claimed)
    : fetchAnyhow(node, { ...claimed, targetUrl });
}

/** A media file is taken as it is; in a page yt-dlp looks for one. */
const fetchAnyhow = (node: Running, claimed: Addressed): Promise<void> =>
  fetchMedia(node, claimed).catch((error: unknown) => {
    if (error instanceof Failure && error.code === PAGE) return importFromSite(node, claimed);
    throw error;
  });

async function isWhole(node: Running, { uploadId }: Claimed): Promise<boolean> {
  const upload = await findUpload(node.db, uploadId);
  if (!upload) return false;
  return upload.state !== 'receiving' || (await offsetOf(node, upload)) === upload.sizeBytes;
}

/** Of an import that goes on elsewhere, or has ended, nothing changes. */
async function endWithoutVideo(node: Running, importId: number) {
  const row = await findImport(node.db, importId);
  if (row?.videoId !== null) return;
  const error = 'The video was deleted.';
  await endImport(node, { id: importId }, { state: ImportState.failed, error });
}
