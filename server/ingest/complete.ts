import { randomUUID } from 'node:crypto';

import {
  ActivityAction,
  createVideo,
  recordVideoActivity,
  findVideo,
  lockQuota,
  type NewSource,
  receiveArriving,
  receiveSource,
  replaceSource,
  setOwnThumbnails,
} from '../catalog/index.ts';
import { forgetBlob, recordBlob } from '../platform/blobs.ts';
import type { Db } from '../platform/db.ts';
import { Failure, notFound } from '../platform/errors.ts';
import { emit } from '../platform/events.ts';
import { faultPoint } from '../platform/fault.ts';
import type { Ffmpeg } from '../platform/ffmpeg.ts';
import type { Log } from '../platform/log.ts';
import { partPath, partState, removePart } from '../platform/resumable/part-file.ts';
import type { Blob } from '../platform/storage.ts';
import type { AcceptedSource } from './accepted-source.ts';
import { removeIndex } from './arriving/index-part.ts';
import { withdraw } from './arriving/withdraw.ts';
import { saidIn } from './draft.ts';
import { sourceReceived } from './events.ts';
import { kindOf } from './probe/media-kind.ts';
import { probeSource } from './probe/probe.ts';
import {
  acceptOnce,
  findUpload,
  lockUpload,
  rejectUnlessAccepted,
  setComplete,
  type Upload,
} from './queries.ts';
import { channelIdOf, type Store } from './upload.ts';

export type CompleteStore = Store & { ffmpeg: Ffmpeg; log: Log };
type CreatedVideo = { id: number; uuid: string };

/**
 * Makes the video of an upload whose bytes have all arrived. Safe to repeat from any point, and by several at once: the
 * video comes to be exactly once. Fails with `unreadable_media`, and keeps the draft without its file, when the file is
 * no media; with `conflict` while bytes are missing; with `not_found` when the upload was cancelled.
 */
export async function completeUpload(
  node: CompleteStore,
  id: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<CreatedVideo> {
  const upload = await findUpload(node.db, id);
  if (!upload) throw notFound('Upload');
  if (upload.state === 'complete') return videoOf(node.db, upload);
  if (upload.state === 'rejected') throw new Failure('unreadable_media', upload.reason ?? '');
  faultPoint('ingest.received');
  const accepted = upload.accepted ?? (await accept(node, upload, signal));
  faultPoint('ingest.accepted');
  const file = partPath(node.config.dataDirectory, id);
  const blob = await node.storage.put(accepted.key, file, accepted.mediaType);
  faultPoint('ingest.stored');
  const video = await record(node.db, upload, accepted, blob);
  faultPoint('ingest.recorded');
  await removeIndex(node, id);
  if (!video) {
    await forget(node, blob); // cancelled while the file moved
    throw notFound('Upload');
  }
  const what = `Video with name ${upload.draft.name} and uuid ${video.uuid}`;
  node.log.info({ tags: [video.uuid] }, `${what} was received`);
  return video;
}

async function forget({ db, storage }: Store, blob: Blob) {
  await db.transaction((tx) => forgetBlob(tx, blob.key));
  await storage.remove(blob);
}

/** Looks into the file. What the first look found is kept, so that all who repeat this name the same blob. */
async function accept(
  node: CompleteStore,
  upload: Upload,
  signal: AbortSignal,
): Promise<AcceptedSource> {
  const file = partPath(node.config.dataDirectory, upload.id);
  if ((await partState(file))?.sizeBytes === upload.sizeBytes) {
    try {
      const facts = await probeSource(file, { ffmpeg: node.ffmpeg, signal });
      const { extension, mediaType } = kindOf(facts.formatName);
      const key = `sources/${upload.videoUuid}/${randomUUID()}.${extension}`;
      await recordAccepted(node.db, upload, { key, mediaType, facts });
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'unreadable_media') throw error;
      if (await reject(node.db, upload.id, error.message)) {
        await removePart(file);
        throw error;
      }
    }
  }
  const accepted = (await findUpload(node.db, upload.id))?.accepted;
  if (!accepted) throw new Failure('conflict', 'The file has not arrived whole.');
  return accepted;
}

/** Says no to a file; what was shown of it while it came is no video. Tells whether nobody has found it good meanwhile. */
const reject = (db: Db, id: string, reason: string): Promise<boolean> =>
  db.transaction(async (tx) => {
    if (!(await rejectUnlessAccepted(tx, id, reason))) return false;
    await withdraw(tx, id, reason);
    return true;
  });

/** The blob is on record before its bytes move there, so that nobody takes them for forgotten. */
const recordAccepted = (db: Db, { id, sizeBytes }: Upload, accepted: AcceptedSource) =>
  db.transaction(async (tx) => {
    if (!(await acceptOnce(tx, id, accepted))) return;
    const { key, mediaType } = accepted;
    await recordBlob(tx, { key, place: 'local', sizeBytes, mediaType });
  });

/** The video and the news of it: all or nothing. Nothing when the upload is gone. */
const record = (db: Db, { id, userId }: Upload, accepted: AcceptedSource, blob: Blob) =>
  db.transaction(async (tx) => {
    await lockQuota(tx, userId); // from reserved to used in one step
    const upload = await lockUpload(tx, id);
    if (!upload) return undefined;
    if (upload.state === 'complete') return videoOf(tx, upload);
    const video = await create(tx, upload, sourceOf(upload, accepted, blob));
    await setComplete(tx, id);
    await emit(tx, sourceReceived, { videoId: video.id });
    return video;
  });

const sourceOf = ({ filename }: Upload, { facts }: AcceptedSource, blob: Blob): NewSource => ({
  key: blob.key,
  sizeBytes: blob.sizeBytes,
  filename,
  facts,
});

async function create(tx: Db, upload: Upload, source: NewSource): Promise<CreatedVideo> {
  const { draft, pictures, videoId, videoUuid: uuid, replaces } = upload;
  if (videoId !== null && replaces) {
    const replaced = await replaceSource(tx, videoId, source);
    await recordVideoActivity(tx, ActivityAction.updateSourceFile, replaced, upload.accountId);
    return replaced;
  }
  if (videoId !== null) return receiveSource(tx, videoId, source);
  if (upload.arrivingVideoId !== null) return receive(tx, upload, source);
  const channelId = await channelIdOf(tx, upload);
  const video = await createVideo(tx, { ...saidIn(draft), uuid, channelId, source });
  if (pictures) await setOwnThumbnails(tx, video.id, pictures);
  const { name } = draft;
  const created = { ...video, channelId, name };
  await recordVideoActivity(tx, ActivityAction.create, created, upload.accountId);
  return video;
}

/** The video is there already, shown while its file came. */
async function receive(
  tx: Db,
  { arrivingVideoId, draft, pictures, accountId }: Upload,
  source: NewSource,
): Promise<CreatedVideo> {
  const { waitTranscoding = false } = draft;
  const video = await receiveArriving(tx, arrivingVideoId!, { source, waitTranscoding });
  if (pictures) await setOwnThumbnails(tx, video.id, pictures);
  await recordVideoActivity(tx, ActivityAction.create, video, accountId);
  return video;
}

async function videoOf(db: Db, { videoUuid }: Upload): Promise<CreatedVideo> {
  const found = await findVideo(db, videoUuid);
  if (!found) throw notFound('Video');
  return { id: found.video.id, uuid: found.video.uuid };
}
