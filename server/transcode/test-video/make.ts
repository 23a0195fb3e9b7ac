import { open, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { invalid } from '../../platform/errors.ts';
import type { Ffmpeg } from '../../platform/ffmpeg.ts';
import { type TestVideo, testVideoArgs, WORDS_FILE } from './args.ts';

const FILE = 'test.mp4';
const MAX_BYTES = 2 ** 30;
const TIMEOUT_MINUTES = 5;

type Making = { ffmpeg: Ffmpeg; directory: string; signal: AbortSignal };
type Wanted = Omit<TestVideo, 'speaks'> & { words: string };

/**
 * Makes a test video and returns its path in the directory. Fails with `invalid` for words where ffmpeg has no voice, with
 * `FfmpegError` when it cannot be made.
 */
export async function makeTestVideo(
  { ffmpeg, directory, signal }: Making,
  { words, ...video }: Wanted,
): Promise<string> {
  const speaks = words !== '';
  if (speaks && !(await ffmpeg.hasFilter('flite')))
    throw invalid('words', 'The ffmpeg of this node was built without a voice (flite)');
  await writeFile(join(directory, WORDS_FILE), words);
  const args = testVideoArgs({ ...video, speaks }, FILE);
  const bounds = { maxBytes: MAX_BYTES, timeoutMinutes: TIMEOUT_MINUTES };
  await ffmpeg.generate({ args, directory, signal, ...bounds });
  const file = join(directory, FILE);
  await spoil(file, video.preset);
  return file;
}

async function spoil(file: string, preset: TestVideo['preset']): Promise<void> {
  const { size } = await stat(file);
  if (preset === 'cut-short') await truncate(file, Math.round(size / 2));
  if (preset === 'damaged') await damage(file, size);
}

/** A stretch in its last quarter is nonsense. */
async function damage(file: string, sizeBytes: number): Promise<void> {
  await using handle = await open(file, 'r+');
  const nonsense = Buffer.alloc(Math.round(sizeBytes / 20), 0x55);
  await handle.write(nonsense, 0, nonsense.length, Math.round(sizeBytes * 0.8));
}
