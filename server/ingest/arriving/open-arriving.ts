import { type ArrivingSource, createArrivingVideo, describeArriving } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import type { Ffmpeg } from '../../platform/ffmpeg.ts';
import { partPath } from '../../platform/resumable/part-file.ts';
import { saidIn } from '../draft.ts';
import { findUpload, lockUpload, type Upload } from '../queries.ts';
import { channelIdOf, type Store } from '../upload.ts';
import { BrokenOff, followPart, type FollowedPart } from './follow-part.ts';
import { readIndex } from './index-part.ts';
import { setArrivingVideo } from './queries.ts';
import { readHead } from './read-head.ts';
import { breakOff, refuse } from './withdraw.ts';

const PATIENCE_SECONDS = 60; // a network that changes takes less

type Node = Store & { ffmpeg: Ffmpeg; signal: AbortSignal };

/**
 * Waits for the beginning of an upload and makes the video it becomes, which only its uploader sees. Undefined, with the
 * reason written down, when there is nothing to be shown before all of it is here.
 */
export async function openArriving(
  node: Node,
  uploadId: string,
): Promise<(ArrivingSource & AsyncDisposable) | undefined> {
  const upload = await findUpload(node.db, uploadId);
  if (upload?.state !== 'receiving' || upload.videoId !== null) return undefined;
  try {
    return await open(node, upload);
  } catch (error) {
    if (node.signal.aborted) throw error;
    if (error instanceof BrokenOff) await breakOff(node.db, uploadId);
    else if (await isWanted(node.db, uploadId)) throw error;
    return undefined;
  }
}

async function open(node: Node, upload: Upload) {
  await using opening = new AsyncDisposableStack();
  const { id, sizeBytes } = upload;
  const part = opening.use(
    await followPart({
      file: partPath(node.config.dataDirectory, id),
      sizeBytes,
      isWanted: () => isWanted(node.db, id),
      signal: node.signal,
      patienceSeconds: PATIENCE_SECONDS,
    }),
  );
  const head = await readHead(part, { ...node, sizeBytes, readIndex: () => readIndex(node, id) });
  if ('refusal' in head) {
    await refuse(node.db, id, head.refusal);
    return undefined;
  }
  const set = await node.db.transaction((tx) => makeVideo(tx, id, head.facts));
  if (!set) return undefined;
  const parts = opening.move();
  return {
    set,
    facts: head.facts,
    read: () => part.read(head.moved),
    signal: part.signal,
    [Symbol.asyncDispose]: async () => {
      await endWell(node, id, part);
      await parts.disposeAsync();
    },
  };
}

async function endWell({ db, signal }: Node, id: string, part: FollowedPart) {
  if (!signal.aborted && part.signal.reason instanceof BrokenOff) await breakOff(db, id);
}

const isWanted = async (db: Db, id: string): Promise<boolean> => {
  const state = (await findUpload(db, id))?.state;
  return state === 'receiving' || state === 'complete';
};

/** The video of an upload, which an earlier look may have made. Undefined once the upload is gone, or whole. */
async function makeVideo(tx: Db, id: string, facts: ArrivingSource['facts']) {
  const upload = await lockUpload(tx, id);
  if (upload?.state !== 'receiving') return undefined;
  const videoId = upload.arrivingVideoId ?? (await createVideo(tx, upload));
  return describeArriving(tx, videoId, facts);
}

async function createVideo(tx: Db, upload: Upload): Promise<number> {
  const { id, draft, videoUuid: uuid, isShownEarly } = upload;
  const channelId = await channelIdOf(tx, upload);
  const videoId = await createArrivingVideo(
    tx,
    { ...saidIn(draft), uuid, channelId },
    { isShownEarly },
  );
  await setArrivingVideo(tx, id, videoId);
  return videoId;
}
