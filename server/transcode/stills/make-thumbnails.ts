import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { addThumbnails, findSource, VideoRef } from '../../catalog/index.ts';
import { recordBlob } from '../../platform/blobs.ts';
import { isFault } from '../../platform/ffmpeg.ts';
import { defineJob } from '../../platform/jobs.ts';
import { toneMappingOf } from '../pass/tone-map.ts';
import { type Tools, unlessReplaced, type Work } from '../work.ts';
import {
  soundPictureArgs,
  THUMBNAIL_SIZES,
  thumbnailArgs,
  thumbnailName,
} from './thumbnail-args.ts';

const TIMEOUT_MINUTES = 5;
const POSITIONS = [0.15, 0.3, 0.5, 0]; // parts of the length, tried in turn
const JUDGED = THUMBNAIL_SIZES[1]!;
const FLAT_BYTES_PER_PIXEL = 0.02; // a black or otherwise empty picture is smaller

/** Makes the pictures that stand for a video, from a frame that is not black if there is one early on. */
export const makeThumbnails = defineJob<Tools>()({
  name: 'transcode.thumbnails',
  payload: VideoRef,
  attempts: 3,
  timeoutMinutes: TIMEOUT_MINUTES,
  concurrency: 2,
  async run({ videoId }, { db, storage, ffmpeg, signal }) {
    const source = await findSource(db, videoId);
    if (!source) return;
    await unlessReplaced(db, source, () => make({ db, ffmpeg, storage, signal }, source));
  },
});

type Camera = Pick<Tools, 'ffmpeg' | 'storage'> & { signal: AbortSignal };

async function make(tools: Camera & Pick<Tools, 'db'>, source: Work['source']): Promise<void> {
  const { db, storage } = tools;
  await using scratch = await storage.scratch();
  const take = source.facts.video ? takePictures : drawSound;
  const directory = await take(tools, source, scratch.path);
  const stored = await Promise.all(
    THUMBNAIL_SIZES.map(async (size) => {
      const key = `thumbnails/${source.setUuid}-${thumbnailName(size)}`;
      const blob = await storage.put(key, join(directory, thumbnailName(size)), 'image/jpeg');
      return { blob, thumbnail: { ...size, blobKey: key } };
    }),
  );
  const thumbnails = stored.map(({ thumbnail }) => thumbnail);
  await db.transaction(async (tx) => {
    for (const { blob } of stored) await recordBlob(tx, blob);
    await addThumbnails(tx, source, thumbnails);
  });
}

/** The directory of pictures that stand for a sound. */
async function drawSound(
  { ffmpeg, storage, signal }: Camera,
  source: Work['source'],
  directory: string,
): Promise<string> {
  await ffmpeg.run({
    inputs: [{ path: storage.localPath(source), args: [] }],
    args: soundPictureArgs(source.facts),
    directory,
    foreign: true,
    signal,
    timeoutMinutes: TIMEOUT_MINUTES,
  });
  return directory;
}

/** The directory of the first pictures that show something, or else of those that show most. */
async function takePictures(
  camera: Camera,
  source: Work['source'],
  scratch: string,
): Promise<string> {
  let best = { bytes: 0, directory: '' };
  for (const position of POSITIONS) {
    const directory = join(scratch, String(position));
    const bytes = await takePicturesAt(camera, source, position, directory);
    if (bytes > best.bytes) best = { bytes, directory };
    if (best.bytes > JUDGED.width * JUDGED.height * FLAT_BYTES_PER_PIXEL) break;
  }
  if (best.bytes === 0) throw new Error('no frame could be read');
  return best.directory;
}

/** Bytes of the picture by which they are judged; 0 if there is no frame at this position. */
async function takePicturesAt(
  { ffmpeg, storage, signal }: Camera,
  { facts, ...source }: Work['source'],
  position: number,
  directory: string,
): Promise<number> {
  await mkdir(directory);
  const seconds = facts.durationSeconds * position;
  const taking = ffmpeg.run({
    inputs: [{ path: storage.localPath(source), args: ['-ss', seconds.toFixed(3)] }],
    args: thumbnailArgs(facts.video!, await toneMappingOf(ffmpeg)),
    directory,
    foreign: true,
    niceness: 0,
    signal,
    timeoutMinutes: TIMEOUT_MINUTES,
  });
  await taking.catch(unlessDamaged);
  const picture = await stat(join(directory, thumbnailName(JUDGED))).catch(() => undefined);
  return picture?.size ?? 0;
}

/** Another position may show something. */
function unlessDamaged(error: unknown): void {
  if (!isFault(error)) throw error;
}
