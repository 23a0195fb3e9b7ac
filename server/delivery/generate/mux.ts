import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { Failure } from '../../platform/errors.ts';
import type { Ffmpeg } from '../../platform/ffmpeg.ts';
import type { Storage } from '../../platform/storage.ts';
import type { Chosen } from './choose-files.ts';

const MAX_AT_ONCE = 2;
const TIMEOUT_MINUTES = 10;
const RETRY_SECONDS = 5;
const ONLY_FILE = 'made.mp4';

/**
 * Puts streams of stored files into one plain MP4, copied as they are, in a directory that its user disposes of. Fails
 * with `unavailable` while this process makes as many as it may, with `insufficient_storage` where the disk is too full.
 */
export function createMuxer({ storage, ffmpeg }: { storage: Storage; ffmpeg: Ffmpeg }) {
  let running = 0;

  const mux = async (chosen: Chosen, directory: string, signal: AbortSignal) => {
    const paths = pathsOf(chosen).map((file) => storage.localPath(file));
    const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
    await storage.requireRoom(sizes.reduce((sum, size) => sum + size, 0));
    await ffmpeg.run({
      inputs: paths.map((path) => ({ path, args: [] })),
      args: [...mapsOf(chosen), ...'-c copy -map_metadata -1 -f mp4'.split(' '), ONLY_FILE],
      directory,
      foreign: true, // a copied picture is a stranger's work in our box
      niceness: 5,
      signal,
      timeoutMinutes: TIMEOUT_MINUTES,
    });
    return join(directory, ONLY_FILE);
  };

  return async (chosen: Chosen, signal: AbortSignal) => {
    if (running >= MAX_AT_ONCE)
      throw new Failure('unavailable', 'This node makes other files just now. Try again.', {
        retryAfterSeconds: RETRY_SECONDS,
      });
    running += 1;
    const scratch = await storage.scratch();
    try {
      return { path: await mux(chosen, scratch.path, signal), scratch };
    } catch (error) {
      await scratch[Symbol.asyncDispose]();
      throw error;
    } finally {
      running -= 1;
    }
  };
}

const pathsOf = ({ picture, sound }: Chosen) =>
  picture && picture !== sound ? [picture, sound] : [sound];

/** Of a picture without sound, there is none to take. */
function mapsOf({ picture, sound }: Chosen): string[] {
  if (!picture) return ['-map', '0:a:0'];
  return ['-map', '0:v:0', '-map', picture === sound ? '0:a:0?' : '1:a:0'];
}
