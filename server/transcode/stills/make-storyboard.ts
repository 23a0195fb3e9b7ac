import { join } from 'node:path';

import {
  findRenditions,
  findSource,
  playlistSeconds,
  setStoryboard,
  VideoRef,
} from '../../catalog/index.ts';
import { findBlob, recordBlob } from '../../platform/blobs.ts';
import { defineJob } from '../../platform/jobs.ts';
import type { Blob } from '../../platform/storage.ts';
import { type Tools, unlessReplaced, type Work } from '../work.ts';
import { layOutSprite, type Sprite, spriteArgs, spriteInputArgs } from './sprite.ts';

const TIMEOUT_MINUTES = 60;

/** Makes the frames of the seek bar, from the smallest rendition: they are smaller still. */
export const makeStoryboard = defineJob<Tools>()({
  name: 'transcode.storyboard',
  payload: VideoRef,
  attempts: 3,
  timeoutMinutes: TIMEOUT_MINUTES,
  async run({ videoId }, tools) {
    const { db } = tools;
    const [source, renditions] = await Promise.all([
      findSource(db, videoId),
      findRenditions(db, videoId),
    ]);
    const smallest = renditions.findLast(({ height }) => height > 0);
    const film = smallest && (await findBlob(db, smallest.blobKey));
    if (!source || !film) return;
    const sprite = layOutSprite(smallest, playlistSeconds(smallest.playlist));
    await unlessReplaced(db, source, () => make(tools, { source, film, sprite }));
  },
});

type Making = Pick<Tools, 'db' | 'storage' | 'ffmpeg'> & { signal: AbortSignal };
type Storyboard = { source: Work['source']; film: Blob; sprite: Sprite };

async function make(
  { db, storage, ffmpeg, signal }: Making,
  { source, film, sprite }: Storyboard,
): Promise<void> {
  await using scratch = await storage.scratch();
  await ffmpeg.run({
    inputs: [{ path: storage.localPath(film), args: spriteInputArgs(sprite) }],
    args: spriteArgs(sprite, 'sprite.jpg'),
    directory: scratch.path,
    foreign: true, // a copied picture is a stranger's work in our box
    signal,
    timeoutMinutes: TIMEOUT_MINUTES,
  });
  const key = `storyboards/${source.setUuid}.jpg`;
  const blob = await storage.put(key, join(scratch.path, 'sprite.jpg'), 'image/jpeg');
  await db.transaction(async (tx) => {
    await recordBlob(tx, blob);
    await setStoryboard(tx, source, { blobKey: key, ...measures(sprite) });
  });
}

const measures = ({ columns, rows, width, height, seconds }: Sprite) => ({
  totalWidth: columns * width,
  totalHeight: rows * height,
  spriteWidth: width,
  spriteHeight: height,
  spriteSeconds: seconds,
});
