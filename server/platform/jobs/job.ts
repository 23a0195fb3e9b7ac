import type { output, ZodType } from 'zod';

import type { Db } from '../db.ts';

export type Job<S extends ZodType = ZodType, Deps = never> = {
  name: string;
  payload: S;
  /**
   * How often it is tried when it fails. Being cut off by the end of its process does not count, up to a generous limit;
   * a `Failure` is final at once: trying again would not change it.
   */
  attempts: number;
  timeoutMinutes: number;
  /** How many run at once in one process, now or asked whenever a process begins to take jobs; 1 unless told. */
  concurrency?: number | ((deps: Deps) => Promise<number>);
  /** How many a worker takes at once, to run one after the other: for what is quickly done and comes in floods; 1 unless told. */
  batchSize?: number;
  /** How urgent it is among those of its kind when it is started: more goes first; 0 unless told. */
  priority?: (tx: Db, payload: output<S>) => Promise<number>;
  /** How long it lets more urgent work go first; none unless told. */
  delaySeconds?: number;
  /** Whether a run does all there is to do: then one that waits to be started is enough. */
  coalesces?: boolean;
  /** When it starts by itself, with an empty payload: minute, hour, day, month, weekday (UTC). */
  cron?: string;
  run: (payload: output<S>, deps: Deps & { signal: AbortSignal }) => Promise<void>;
  /** Called once when the last attempt has failed or died, with the reason in words. */
  gaveUp?: (payload: output<S>, reason: string, deps: Deps) => Promise<void>;
};

/** The longest pause before what has failed is tried again. */
export const MAX_RETRY_DELAY_SECONDS = 15;

/**
 * What a job throws that can be done, but not now: it is tried again after so many seconds, and has not failed. Who throws it
 * sees to it that this comes to an end.
 */
export class Later extends Error {
  override readonly name = 'Later';
  readonly seconds: number;

  constructor(seconds: number, reason: string, cause?: unknown) {
    super(reason, { cause });
    this.seconds = seconds;
  }
}

/** Declares a job. A job may run more than once, so `run` must be safe to repeat. */
export const defineJob =
  <Deps>() =>
  <S extends ZodType>(job: Job<S, Deps>): Job<S, Deps> =>
    job;

// oxlint-disable-next-line typescript/no-explicit-any -- the registry holds jobs of any payload and any needs
export type AnyJob = Job<any, any>;

/** The queue of those that were given up, for whoever is to be told. */
export const gaveUpQueue = (job: AnyJob) => `${job.name}.gave-up`;
