import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Ffmpeg } from '../../platform/ffmpeg.ts';
import type { Log } from '../../platform/log.ts';
import type { Storage } from '../../platform/storage.ts';
import { CANDIDATES, candidatesOf, type Codec, CODECS, type Encoder, X264 } from './encoder.ts';
import { testFrames } from './test-frames.ts';
import { trialJson } from './trial-json.ts';
import { type Trial, tryEncoder } from './try-encoder.ts';

/** With the `signal`, trials that are under way end too: they are then made when they are needed again. */
type Tools = { ffmpeg: Ffmpeg; storage: Storage; log: Log; signal?: AbortSignal };

/** A trial that was asked for, and what came of it once that is known. */
type Asked = { trial: Promise<Trial>; found?: Trial };

/** What is known of the encoders of this machine by their names, by the ffmpeg that was asked. */
const known = new WeakMap<Ffmpeg, Map<string, Asked>>();
const tryingAll = new WeakMap<Ffmpeg, Promise<Trial[]>>();
const wished = new WeakMap<Ffmpeg, Promise<Trial[]>>();
const endings = new WeakMap<Ffmpeg, AbortController>();

/** What is known by now of the encoders of this machine, the most wanted of a codec first. */
export const encodersFound = (ffmpeg: Ffmpeg) =>
  CANDIDATES.flatMap(({ name }) => known.get(ffmpeg)?.get(name)?.found ?? []).map(trialJson);

const trialsOf = (ffmpeg: Ffmpeg) => {
  const ofThis = known.get(ffmpeg) ?? new Map<string, Asked>();
  known.set(ffmpeg, ofThis);
  return ofThis;
};

/**
 * Every candidate with what came of its trial; `anew` forgets what was found before. While all are being tried, that is what
 * everybody gets, but for those who want it anew: for all of them it is done once more after that.
 */
export function allTrials(tools: Tools, { anew }: { anew: boolean }): Promise<Trial[]> {
  const { ffmpeg } = tools;
  const underWay = tryingAll.get(ffmpeg);
  if (underWay) return anew ? allOnceMore(tools, underWay) : underWay;
  if (anew) known.delete(ffmpeg);
  const all = codecByCodec(tools).finally(() => tryingAll.delete(ffmpeg));
  tryingAll.set(ffmpeg, all);
  return all;
}

function allOnceMore(tools: Tools, underWay: Promise<unknown>): Promise<Trial[]> {
  const { ffmpeg } = tools;
  const begin = () => {
    wished.delete(ffmpeg);
    return allTrials(tools, { anew: true });
  };
  const next = wished.get(ffmpeg) ?? underWay.then(begin, begin);
  wished.set(ffmpeg, next);
  return next;
}

/** Ends the trials of an ffmpeg that are under way, whoever has begun them, and any that are begun later. */
export const endTrials = (ffmpeg: Ffmpeg): void => endingOf(ffmpeg).abort();

function endingOf(ffmpeg: Ffmpeg): AbortController {
  const ending = endings.get(ffmpeg) ?? new AbortController();
  endings.set(ffmpeg, ending);
  return ending;
}

/** Whoever waits for the encoders of one codec does not wait for those of the others. */
async function codecByCodec(tools: Tools): Promise<Trial[]> {
  const made: Trial[] = [];
  for (const codec of CODECS) made.push(...(await trials(tools, candidatesOf(codec))));
  return made;
}

/** The best encoder of a codec that works here, if any does; of H.264 it is x264, which is not tried, where no other is. */
export async function bestEncoder(tools: Tools, codec: Codec): Promise<Encoder | undefined> {
  const candidates = candidatesOf(codec);
  const tried = await trials(
    tools,
    candidates.filter((encoder) => encoder !== X264),
  );
  const best = tried.find(({ works }) => works)?.encoder;
  return best ?? candidates.find((encoder) => encoder === X264);
}

/** An encoder that worked has failed at its work: it is not used again until it is tried anew. */
export function encoderFailed({ ffmpeg, log }: Tools, encoder: Encoder, reason: string): void {
  const trial = { encoder, works: false, reason: `it failed at its work: ${reason}`, seconds: 0 };
  trialsOf(ffmpeg).set(encoder.name, { trial: Promise.resolve(trial), found: trial });
  log.warn({ encoder: encoder.name, reason }, 'an encoder failed: another takes its place');
}

/** One after the other: two at once would be in each other's way. */
async function trials(tools: Tools, encoders: readonly Encoder[]): Promise<Trial[]> {
  const tried = trialsOf(tools.ffmpeg);
  const untried = encoders.filter(({ name }) => !tried.has(name));
  const note = (trial: Trial) => void (tried.get(trial.encoder.name)!.found = trial);
  const trying = untried.length > 0 ? tryAll(tools, untried, note) : undefined;
  trying?.catch(() => untried.forEach(({ name }) => tried.delete(name)));
  for (const [n, { name }] of untried.entries())
    tried.set(name, { trial: trying!.then((made) => made[n]!) });
  return Promise.all(encoders.map(({ name }) => tried.get(name)!.trial));
}

async function tryAll(
  { ffmpeg, storage, log, signal: own }: Tools,
  encoders: readonly Encoder[],
  note: (trial: Trial) => void,
): Promise<Trial[]> {
  const { signal: ending } = endingOf(ffmpeg);
  const signal = own ? AbortSignal.any([own, ending]) : ending;
  await using scratch = await storage.scratch();
  const frames = join(scratch.path, 'frames.y4m');
  await writeFile(frames, testFrames());
  const made: Trial[] = [];
  for (const encoder of encoders) {
    const trial = await tryEncoder(ffmpeg, encoder, { directory: scratch.path, frames, signal });
    signal.throwIfAborted();
    const { works, reason } = trial;
    log.info({ encoder: encoder.name, works, reason }, 'an encoder was tried');
    made.push(trial);
    note(trial);
  }
  return made;
}
