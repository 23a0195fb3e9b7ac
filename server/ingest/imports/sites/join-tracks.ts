import { dirname, join } from 'node:path';

import { Failure } from '../../../platform/errors.ts';
import { isFault } from '../../../platform/ffmpeg.ts';
import type { Running } from '../running.ts';

const JOINED = 'joined.mkv';

/** Puts a picture and its sound, fetched apart, into one file; a file that came alone stays as it is. */
export async function joinTracks(
  { ffmpeg, signal }: Pick<Running, 'ffmpeg' | 'signal'>,
  files: string[],
): Promise<string> {
  const [first, second] = files;
  if (first === undefined || second === undefined) return first!;
  const directory = dirname(first);
  try {
    await ffmpeg.run({
      inputs: [first, second].map((path) => ({ path, args: [] })),
      args: ['-map', '0:v:0', '-map', '1:a:0', '-c', 'copy', '-f', 'matroska', JOINED],
      directory,
      foreign: true,
      signal,
      timeoutMinutes: 60,
    });
  } catch (error) {
    if (isFault(error))
      throw new Failure('unreadable_media', 'Picture and sound of this video do not fit.');
    throw error;
  }
  return join(directory, JOINED);
}
