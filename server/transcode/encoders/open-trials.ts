import type { Ffmpeg } from '../../platform/ffmpeg.ts';
import type { Log } from '../../platform/log.ts';
import type { Storage } from '../../platform/storage.ts';
import { allTrials } from './encoders.ts';

type Tools = { ffmpeg: Ffmpeg; storage: Storage; log: Log };

/** Has all encoders of this machine tried beside whatever else its process does. Nothing fails by it, and closing ends it. */
export function openTrials(tools: Tools) {
  const closing = new AbortController();
  let trying = Promise.resolve();
  return {
    begin({ anew }: { anew: boolean }): void {
      if (closing.signal.aborted) return;
      trying = tryAll(tools, closing.signal, anew);
    },
    async close(): Promise<void> {
      closing.abort();
      await trying;
    },
  };
}

async function tryAll(tools: Tools, signal: AbortSignal, anew: boolean): Promise<void> {
  try {
    await allTrials({ ...tools, signal }, { anew });
  } catch (error) {
    if (signal.aborted) return;
    tools.log.warn({ error: String(error) }, 'encoders could not be tried');
  }
}
