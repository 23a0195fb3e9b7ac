import { setTimeout as delay } from 'node:timers/promises';

import * as z from 'zod';

import type { Fetch } from '../platform/fetch/index.ts';
import { doJob, type Held, type Worker } from './do-job.ts';
import { type HeldNote, openHeldNote } from './held-note.ts';
import { Offers, RenditionJob, renditionOf, TYPE } from './offer.ts';
import { isRefusal, openOrigin, type Origin } from './origin.ts';
import { type Registering, runnerToken as registered } from './registration.ts';
import { openWorkBell, type WorkBell } from './work-bell.ts';

const LOOK_SECONDS = 10; // what a dead worker left is taken again within half a minute
const REST_MS = 5_000; // after a fault
const JOIN_SECONDS = 5; // some proxies pass no socket on

const Accepted = z.object({ job: RenditionJob.extend({ jobToken: z.string().min(1).max(1000) }) });

type Settings = Omit<Worker, 'origin' | 'signal'> & Registering & { originUrl: URL; fetch: Fetch };

/**
 * Works for the node at an address, with nothing but a token of it: takes one job after the other, as `peertube-runner` does.
 * Fails when the origin cannot be reached or does not want it.
 */
export async function startWorker({ originUrl, fetch, ...settings }: Settings) {
  const origin = openOrigin(originUrl, { fetch, storage: settings.storage });
  const runnerToken = await registered(origin, settings);
  const note = await openHeldNote(settings.dataDirectory);
  const stopping = new AbortController();
  const worker: Worker = { ...settings, origin, signal: stopping.signal };
  const bell = openWorkBell(originUrl, runnerToken);
  const working = keepWorking(worker, { runnerToken, note, bell });
  return {
    /** Takes no new job, gives the one that runs back to the origin, and resolves when that is done. */
    async stop() {
      stopping.abort(new Error('the worker stops'));
      bell.close();
      await working;
    },
  };
}

type Means = { runnerToken: string; note: HeldNote; bell: WorkBell };

/** Takes one job after the other until it is stopped, with a rest after whatever goes wrong. */
async function keepWorking(worker: Worker, means: Means): Promise<void> {
  const { log, signal } = worker;
  while (!signal.aborted) {
    const isWell = await workOnce(worker, means).catch((error: unknown) => {
      log.warn({ error: String(error) }, 'no job can be taken for the moment');
      return false;
    });
    if (!isWell) await delay(REST_MS, undefined, { signal }).catch(() => {});
  }
}

/**
 * Does a job, or waits for one; returns false when one was not done. Takes none before the last is off its hands, and none while the
 * disk is nearly full.
 */
async function workOnce(worker: Worker, { runnerToken, note, bell }: Means): Promise<boolean> {
  const { origin, storage, signal } = worker;
  await note.giveBack(origin);
  await storage.requireRoom(0);
  await bell.joined(JOIN_SECONDS, signal);
  const held = await takeJob(origin, runnerToken);
  if (!held) {
    await bell.ring(LOOK_SECONDS, signal);
    return true;
  }
  await note.write(held);
  const isDone = await doJob(worker, held);
  await note.remove();
  return isDone;
}

/** The first job that is to be had, if any is. */
async function takeJob(origin: Origin, runnerToken: string): Promise<Held | undefined> {
  const asked = { runnerToken, jobTypes: [TYPE] };
  const { availableJobs } = await origin.post('/jobs/request', asked, Offers);
  for (const offer of availableJobs.flatMap((each) => renditionOf(each) ?? [])) {
    const accepted = await accept(origin, offer.uuid, runnerToken);
    if (accepted) return accepted;
  }
  return undefined;
}

/** Undefined where another was faster. */
async function accept(
  origin: Origin,
  uuid: string,
  runnerToken: string,
): Promise<Held | undefined> {
  try {
    const { job } = await origin.post(`/jobs/${uuid}/accept`, { runnerToken }, Accepted);
    return { job, tokens: { runnerToken, jobToken: job.jobToken } };
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}
