import { forgetBlob, recordBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { announceChange, announceGrowth } from '../change-queries.ts';
import { renditionReady } from '../events.ts';
import { lockCurrent, publish, type SetRef } from '../publishing/publish.ts';
import { findFiles } from '../video-queries.ts';
import {
  dropGrowing,
  type Growth,
  insertGrowing,
  limitStandstill,
  lockGrowing,
  moveGrown,
  setGrowingFile,
  updateGrowing,
} from './queries.ts';

/** Somebody else goes on with a rendition: what is made of it here is not wanted. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

/** Whether it is made of a file that is still coming: once that is here, others go on. */
type GrowingSet = SetRef & { isArriving?: boolean };

/** Bytes of a rendition, from `offset` on: `write` puts them where they are read. */
type Bytes = { offset: number; write: () => Promise<void> };

/**
 * Shows a rendition as far as it is made; with its beginning the video is published, unless its owner asked to wait. Its
 * bytes are written once nobody else can. From its beginning on the transaction may stand still for 45 seconds at most. Fails
 * with `TakenOver`, and with `not_found` once the video is deleted or has another source.
 */
export async function showGrowth(
  tx: Db,
  set: GrowingSet,
  growth: Growth,
  bytes: Bytes,
): Promise<void> {
  await limitStandstill(tx);
  const video = await lockCurrent(tx, set);
  if (set.isArriving && video.sourceKey !== null) throw new TakenOver();
  const isNew = await holdIt(tx, set, growth, bytes);
  await bytes.write();
  if (!isNew) {
    await updateGrowing(tx, video.id, growth);
    return announceGrowth(tx, video.uuid);
  }
  if (!video.waitTranscoding) await publish(tx, video);
  await announceChange(tx, video.uuid);
}

/** Shows the last of a rendition: it is whole then. Fails as `showGrowth` does. */
export async function completeGrowing(
  tx: Db,
  set: SetRef,
  growth: Growth,
  bytes: Bytes,
): Promise<void> {
  await limitStandstill(tx);
  const video = await lockCurrent(tx, set);
  await holdIt(tx, set, growth, bytes);
  await bytes.write();
  await updateGrowing(tx, video.id, growth);
  await moveGrown(tx, { videoId: video.id, height: growth.height });
  await emit(tx, renditionReady, { videoId: video.id });
  if (!video.waitTranscoding) await publish(tx, video);
  await announceChange(tx, video.uuid);
}

/**
 * Keeps everybody else from it until the transaction ends; tells whether it is new. Fails with `TakenOver`, also where what
 * this goes on from was forgotten.
 */
async function holdIt(
  tx: Db,
  { videoId }: SetRef,
  growth: Growth,
  { offset }: Bytes,
): Promise<boolean> {
  if (await lockGrowing(tx, { ...growth, videoId })) return false;
  if (offset > 0) throw new TakenOver();
  const whole = await findFiles(tx, videoId);
  const isTaken = whole.some(({ height }) => height === growth.height);
  if (isTaken || !(await insertGrowing(tx, videoId, growth))) throw new TakenOver();
  return true;
}

/** Has a rendition go on in another file, which holds all that is shown of it. Fails with `TakenOver`. */
export async function moveGrowing(
  tx: Db,
  { videoId, uuid, ...mine }: { videoId: number; uuid: string; height: number; token: string },
  key: string,
): Promise<void> {
  await limitStandstill(tx);
  const growing = await lockGrowing(tx, { ...mine, videoId });
  if (!growing) throw new TakenOver();
  await setGrowingFile(tx, growing, key);
  const { sizeBytes, blobKey } = growing;
  await recordBlob(tx, { key, place: 'local', sizeBytes, mediaType: 'video/mp4' });
  await forgetBlob(tx, blobKey);
  await announceGrowth(tx, uuid);
}

/** Forgets what grew of a video. Tells whether anything did. */
export async function forgetGrowing(tx: Db, videoId: number): Promise<boolean> {
  const keys = await dropGrowing(tx, videoId);
  for (const key of keys) await forgetBlob(tx, key);
  return keys.length > 0;
}
