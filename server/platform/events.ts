import { sql } from 'drizzle-orm';
import type { input, output, ZodType } from 'zod';

import type { Database, Db } from './db.ts';
import type { AnyJob, Job, Jobs } from './jobs.ts';
import type { Log } from './log.ts';
import { events } from './tables.ts';

export type EventType<S extends ZodType = ZodType> = { name: string; payload: S };

/** Declares a fact a slice announces. The payload holds ids only: readers look up what they need. */
export const defineEvent = <S extends ZodType>(name: string, payload: S): EventType<S> => ({
  name,
  payload,
});

/** Records the event in the caller's transaction: it is published if, and only if, the change commits. */
export const emit = <S extends ZodType>(
  tx: Db,
  type: EventType<S>,
  payload: output<S>,
): Promise<void> => emitAll(tx, type, [payload]);

/** Records many of a kind, in their order, by one statement. */
export async function emitAll<S extends ZodType>(
  tx: Db,
  type: EventType<S>,
  payloads: output<S>[],
): Promise<void> {
  await tx.execute(sql`
    with emitted as (
      insert into ${events} (name, payload)
      select ${type.name}, value from jsonb_array_elements(${JSON.stringify(payloads)}::jsonb))
    select pg_notify(${CHANNEL}, '')`);
}

export type Route = {
  event: EventType;
  job: Pick<AnyJob, 'name' | 'payload' | 'delaySeconds' | 'priority'>;
  concerns: (payload: object) => boolean;
};

/**
 * When this event is published, start this job with the same payload. Where `concerns` says that the job would do nothing,
 * none is started: a job costs more than most changes.
 */
export const on = <S extends ZodType, P extends ZodType>(
  event: EventType<S>,
  job: {
    name: string;
    payload: output<S> extends input<P> ? P : never;
    delaySeconds?: number;
    priority?: NonNullable<Job<P>['priority']>;
  },
  concerns: (payload: output<S>) => boolean = () => true,
): Route => ({ event, job, concerns: (payload) => concerns(payload as output<S>) });

const CHANNEL = 'events';
const BATCH = 100;
const POLL_SECONDS = 5; // a lost notification costs this much, no more

/** Turns published events into jobs, each exactly once: taking the event and starting its jobs is one transaction. */
export async function startDispatcher(
  node: { database: Database; jobs: Jobs; log: Log },
  pipeline: Route[],
) {
  const { database, jobs, log } = node;
  let running: Promise<void> | undefined;
  let again = false;

  const drain = async () => {
    do {
      again = false;
      while ((await dispatchBatch(database.db, jobs, pipeline)) === BATCH);
    } while (again);
  };
  const wake = () => {
    again = true;
    running ??= drain()
      .catch((error) =>
        log.error({ error: String(error) }, 'events wait: they could not be dispatched'),
      )
      .finally(() => (running = undefined));
  };
  await database.listen(CHANNEL, wake);
  const poll = setInterval(wake, POLL_SECONDS * 1000);
  return {
    async stop() {
      clearInterval(poll);
      await running;
    },
  };
}

const dispatchBatch = (db: Db, jobs: Jobs, pipeline: Route[]) =>
  db.transaction(async (tx) => {
    const taken = await tx.execute<{ name: string; payload: object }>(sql`
      delete from ${events} where id in (
        select id from ${events} order by id limit ${BATCH} for update skip locked)
      returning name, payload`);
    for (const { event, job, concerns } of pipeline) {
      const payloads = taken
        .filter(({ name, payload }) => name === event.name && concerns(payload))
        .map(({ payload }) => payload);
      if (payloads.length > 0) await jobs.enqueue(tx, job, payloads);
    }
    return taken.length;
  });
