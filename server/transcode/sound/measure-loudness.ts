import { findRenditions, findSource, setLoudness, VideoRef } from '../../catalog/index.ts';
import { findBlob } from '../../platform/blobs.ts';
import { defineJob } from '../../platform/jobs.ts';
import { type Tools, unlessReplaced } from '../work.ts';
import { openLoudnessLines } from './loudness-lines.ts';

const TIMEOUT_MINUTES = 60;

/** Measures how loud a video is, so that players can play all of them alike: from the sound alone, or the smallest rendition. */
export const measureLoudness = defineJob<Tools>()({
  name: 'transcode.loudness',
  payload: VideoRef,
  attempts: 3,
  timeoutMinutes: TIMEOUT_MINUTES,
  delaySeconds: 2, // nobody waits for it
  async run({ videoId }, { db, storage, ffmpeg, signal }) {
    const source = await findSource(db, videoId);
    const smallest = (await findRenditions(db, videoId)).findLast(({ hasAudio }) => hasAudio);
    const film = smallest && (await findBlob(db, smallest.blobKey));
    if (!source || !film) return;
    const lines = openLoudnessLines();
    await ffmpeg.run({
      inputs: [{ path: storage.localPath(film), args: ['-vn'] }],
      args: ['-map', '0:a:0', '-af', 'ebur128=peak=true:framelog=verbose', '-f', 'null', '-'],
      foreign: true, // a copied sound is a stranger's work in our box
      niceness: 19,
      signal,
      timeoutMinutes: TIMEOUT_MINUTES,
      onLine: lines.read,
    });
    const loudness = lines.loudness();
    if (!loudness) return;
    await unlessReplaced(db, source, () => setLoudness(db, source, loudness));
  },
});
