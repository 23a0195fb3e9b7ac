import { join } from 'node:path';

import * as z from 'zod';

import type { Log } from '../platform/log.ts';
import type { Storage } from '../platform/storage.ts';
import type { RenditionJob } from './offer.ts';
import { isRefusal, type Origin } from './origin.ts';
import { tellEnd } from './tell-end.ts';

/** A rendition to be made of a file, in a directory. */
export type Making = {
  source: string;
  directory: string;
  output: RenditionJob['payload']['output'];
  signal: AbortSignal;
  onProgress: (percent: number) => void;
};

/** Makes a rendition; tells where its film and its playlist are. */
export type MakeRendition = (making: Making) => Promise<{ film: string; playlist: string }>;

export type Worker = {
  origin: Origin;
  storage: Pick<Storage, 'scratch' | 'requireRoom'>;
  make: MakeRendition;
  log: Log;
  signal: AbortSignal;
};

/** A job this worker has taken, with the tokens that say so. */
export type Held = { job: RenditionJob; tokens: { runnerToken: string; jobToken: string } };

const TELL_SECONDS = 10;

/**
 * Makes the rendition of a job and brings it; returns whether that was done. A failure is told to the origin, which has another try;
 * a job that has become somebody else's meanwhile is left at once. Fails when the origin does not answer how a job ended: it is
 * this worker's still.
 */
export async function doJob(worker: Worker, held: Held): Promise<boolean> {
  const { origin, signal, log } = worker;
  const { uuid } = held.job;
  using telling = tellProgress(worker, held);
  try {
    await bringRendition(worker, held, telling);
    log.info({ job: uuid }, 'a rendition was brought');
    return true;
  } catch (error) {
    const isLost = telling.lost.aborted;
    log.warn(
      { job: uuid, error: String(error) },
      isLost ? 'a job is somebody else’s by now' : 'a job was not done',
    );
    const said = signal.aborted
      ? { reason: 'This worker stops.' }
      : { message: String(error).slice(0, 1000) };
    if (!isLost) await tellEnd(origin, { uuid, tokens: held.tokens }, said);
    return false;
  }
}

/** Fetches the source of a job, makes the rendition and brings it. What is half made goes with it. */
async function bringRendition(
  { origin, storage, make, signal: stopped }: Worker,
  { job, tokens }: Held,
  { lost, onProgress }: Telling,
): Promise<void> {
  await using scratch = await storage.scratch();
  const signal = AbortSignal.any([stopped, lost]);
  const { input, output } = job.payload;
  const source = join(scratch.path, 'source');
  await origin.download(input.videoFileUrl, source, tokens, signal);
  const making = { source, directory: scratch.path, output, signal, onProgress };
  const { film, playlist } = await make(making);
  const files = { videoFile: film, resolutionPlaylistFile: playlist };
  await origin.bring(`/jobs/${job.uuid}/success`, { tokens, files }, signal);
}

type Telling = ReturnType<typeof tellProgress>;

/** Says every 10 s how far a job is. `lost` aborts once the origin wants nothing of it any more. */
function tellProgress({ origin }: Worker, { job, tokens }: Held) {
  const lost = new AbortController();
  let progress = 0;
  const tell = async () => {
    try {
      await origin.post(`/jobs/${job.uuid}/update`, { ...tokens, progress }, z.unknown());
    } catch (error) {
      if (isRefusal(error)) lost.abort(error);
    }
  };
  const timer = setInterval(() => void tell(), TELL_SECONDS * 1000);
  return {
    lost: lost.signal,
    onProgress: (percent: number) => void (progress = Math.min(99, Math.floor(percent))),
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
