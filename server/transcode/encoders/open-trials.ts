import type { Ffmpeg } from '../../platform/ffmpeg.ts';
import type { Log } from '../../platform/log.ts';
import type { Storage } from '../../platform/storage.ts';
import { allTrials, endTrials } from './encoders.ts';

type Tools = { ffmpeg: Ffmpeg; storage: Storage; log: Log };

/**
 * Has all encoders of this machine tried beside whatever else its process does. Nothing fails by it, and closing ends it, and
 * with it trials that others have begun.
 */
export function openTrials(tools: Tools) {
  let isClosed = false;
  let trying = Promise.resolve();
  const tryAll = async (anew: boolean) => {
    try {
      await allTrials(tools, { anew });
    } catch (error) {
      if (!isClosed) tools.log.warn({ error: String(error) }, 'encoders could not be tried');
    }
  };
  return {
    begin({ anew }: { anew: boolean }): void {
      if (!isClosed) trying = tryAll(anew);
    },
    async close(): Promise<void> {
      isClosed = true;
      endTrials(tools.ffmpeg);
      await trying;
    },
  };
}
