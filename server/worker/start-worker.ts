import { setTimeout as delay } from 'node:timers/promises';

import * as z from 'zod';

import type { Fetch } from '../platform/fetch/index.ts';
import { doJob, type Held, type Worker } from './do-job.ts';
import { giveBackLeft, whileNoted } from './held-note.ts';
import { Offers, RenditionJob, renditionOf, TYPE } from './offer.ts';
import { openOrigin, Refused } from './origin.ts';
import { type Registering, runnerToken as registered } from './registration.ts';
import { openWorkBell } from './work-bell.ts';

const LOOK_SECONDS = 10; // what a dead worker left is taken again within half a minute
const REST_MS = 5_000; // after a fault

const Accepted = z.object({ job: RenditionJob.extend({ jobToken: z.string().min(1).max(1000) }) });

type Settings = Omit<Worker, 'origin' | 'signal'> & Registering & { originUrl: URL; fetch: Fetch };

/**
 * Works for the node at an address, with nothing but a token of it: takes one job after the other, as `peertube-runner` does.
 * Fails when the origin cannot be reached or does not want it.
 */
export async function startWorker({ originUrl, fetch, ...settings }: Settings) {
  const origin = openOrigin(originUrl, { fetch });
  const runnerToken = await registered(origin, settings);
  await giveBackLeft(origin, settings.dataDirectory);
  const stopping = new AbortController();
  const { signal } = stopping;
  const worker: Worker = { ...settings, origin, signal };
  const bell = openWorkBell(originUrl, runnerToken);
  const working = (async () => {
    while (!signal.aborted) {
      const held = await takeJob(worker, runnerToken);
      if (held === 'none') await bell.ring(LOOK_SECONDS, signal);
      else if (held) await whileNoted(settings.dataDirectory, held, () => doJob(worker, held));
      else await delay(REST_MS, undefined, { signal }).catch(() => {});
    }
  })();
  return {
    /** Takes no new job, gives the one that runs back to the origin, and resolves when that is done. */
    async stop() {
      stopping.abort(new Error('the worker stops'));
      bell.close();
      await working;
    },
  };
}

/** The first job that is to be had; undefined where it could not be asked. */
async function takeJob(
  { origin, log }: Worker,
  runnerToken: string,
): Promise<Held | 'none' | undefined> {
  try {
    const asked = { runnerToken, jobTypes: [TYPE] };
    const { availableJobs } = await origin.post('/jobs/request', asked, Offers);
    for (const offer of availableJobs.flatMap((each) => renditionOf(each) ?? [])) {
      const accepted = await accept(origin, offer.uuid, runnerToken);
      if (accepted) return accepted;
    }
    return 'none';
  } catch (error) {
    log.warn({ error: String(error) }, 'the origin could not be asked for work');
    return undefined;
  }
}

/** Undefined where another was faster. */
async function accept(
  origin: Worker['origin'],
  uuid: string,
  runnerToken: string,
): Promise<Held | undefined> {
  try {
    const { job } = await origin.post(`/jobs/${uuid}/accept`, { runnerToken }, Accepted);
    return { job, tokens: { runnerToken, jobToken: job.jobToken } };
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
