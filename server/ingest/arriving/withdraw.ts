import { deleteVideo, withdrawArriving } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { lockUpload } from '../queries.ts';
import { setArrivingVideo, setPreview } from './queries.ts';
import { REFUSALS, type RefusalCode } from './refusal.ts';

const BROKEN_OFF =
  'The upload has broken off before all of it was here. The video can be watched again when the upload goes on.';

/** Nothing more is shown of a file before it is whole, and why. */
export const refuse = (db: Db, uploadId: string, refusal: RefusalCode): Promise<void> =>
  db.transaction(async (tx) => {
    await withdraw(tx, uploadId, REFUSALS[refusal]);
    await setPreview(tx, uploadId, 'refused', refusal);
  });

/** No more of a file comes for now. What only its uploader sees stays; what others saw is withdrawn until it goes on. */
export const breakOff = (db: Db, uploadId: string): Promise<void> =>
  db.transaction(async (tx) => {
    const upload = await lockUpload(tx, uploadId);
    if (upload?.state !== 'receiving') return;
    if (upload.isShownEarly && upload.arrivingVideoId !== null)
      await withdrawArriving(tx, upload.arrivingVideoId, BROKEN_OFF);
    await setPreview(tx, uploadId, 'stopped');
  });

/** Takes back what was shown of a file: a video that others have seen is held with the reason, any other is none. */
export async function withdraw(tx: Db, uploadId: string, reason: string): Promise<void> {
  const upload = await lockUpload(tx, uploadId);
  const videoId = upload?.arrivingVideoId ?? null;
  if (videoId === null || (await withdrawArriving(tx, videoId, reason))) return;
  await setArrivingVideo(tx, uploadId, null); // the upload goes on without it
  await deleteVideo(tx, videoId);
}
