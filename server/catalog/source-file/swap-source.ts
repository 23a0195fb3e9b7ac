import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { addRenditions, lockCurrent, type SetRef } from '../publishing/publish.ts';
import type { NewRendition } from '../rendition.ts';
import { type NewSource, sourceColumns } from '../source.ts';
import { updateVideo } from '../video-queries.ts';
import { keepFormer } from './former-queries.ts';
import { dropMade } from './queries.ts';

/** A new version of a video, ready to be watched. */
export type Version = { setUuid: string; source: NewSource; renditions: NewRendition[] };

/**
 * Shows another version of a video from now on: whoever watches has one or the other whole, its ids and addresses stay,
 * and so does its picture. The first source of all is kept. Fails with `not_found` once the video is deleted or has another
 * source than `former`.
 */
export async function swapSource(tx: Db, former: SetRef, version: Version): Promise<void> {
  const video = await lockCurrent(tx, former);
  const { videoId } = former;
  const { sourceKey, sourceFacts: facts, sourceBytes, sourceFilename } = video;
  const { setUuid, source, renditions } = version;
  const made = await dropMade(tx, videoId, { keepsThumbnails: true });
  const isKept =
    sourceKey !== null &&
    facts !== null &&
    (await keepFormer(tx, {
      videoId,
      setUuid: former.setUuid,
      sourceKey,
      sizeBytes: sourceBytes,
      filename: sourceFilename ?? '',
      facts,
    }));
  await updateVideo(tx, videoId, {
    ...sourceColumns(source),
    setUuid,
    holdReason: null,
    loudness: null,
    inputFileUpdatedAt: new Date(),
  });
  for (const key of [isKept ? null : sourceKey, ...made]) if (key) await forgetBlob(tx, key);
  await addRenditions(tx, { videoId, setUuid }, renditions);
}
