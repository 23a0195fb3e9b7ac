import { execFile } from 'node:child_process';
import { open, stat, truncate } from 'node:fs/promises';
import { promisify } from 'node:util';

import { type TestVideo, testVideoArgs } from './args.ts';

const run = promisify(execFile);

/** Makes a test video with the ffmpeg on the path. Rejects with what that says when it cannot. */
export async function makeTestVideo(video: TestVideo, file: string): Promise<void> {
  await run('ffmpeg', testVideoArgs(video, file));
  const { size } = await stat(file);
  if (video.preset === 'cut-short') await truncate(file, Math.round(size / 2));
  if (video.preset === 'damaged') await damage(file, size);
}

/** A stretch in its last quarter is nonsense. */
async function damage(file: string, sizeBytes: number): Promise<void> {
  await using handle = await open(file, 'r+');
  const nonsense = Buffer.alloc(Math.round(sizeBytes / 20), 0x55);
  await handle.write(nonsense, 0, nonsense.length, Math.round(sizeBytes * 0.8));
}
