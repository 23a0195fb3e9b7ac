import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { input, output, ZodType } from 'zod';

import type { Database, Db } from './db.ts';
import { type AnyJob, defineJob, type Job, type Jobs } from './jobs.ts';
import type { Log } from './log.ts';
import { events } from './tables.ts';

export type EventType<S extends ZodType = ZodType> = { name: string; payload: S };

/** Declares a fact a slice announces. The payload holds ids only: readers look up what they need. */
export function defineEvent<S extends ZodType>(name: string, payload: S): EventType<S> {
  KNOWN.add(name);
  return { name, payload };
}

const KNOWN = new Set<string>();

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
  job: AnyJob;
  concerns: (payload: object) => boolean;
};

/**
 * When this event is published, start this job with the same payload. Where `concerns` says that the job would do nothing,
 * none is started: a job costs more than most changes.
 */
export const on = <S extends ZodType, P extends ZodType>(
  event: EventType<S>,
  job: Omit<AnyJob, 'payload' | 'priority'> & {
    payload: output<S> extends input<P> ? P : never;
    priority?: NonNullable<Job<P>['priority']>;
  },
  concerns: (payload: output<S>) => boolean = () => true,
): Route => ({ event, job, concerns: (payload) => concerns(payload as output<S>) });

/** Every job a worker runs: those that follow events, and those that start by the clock alone. */
export const jobsOf = (pipeline: readonly Route[], timed: readonly AnyJob[]): AnyJob[] => [
  ...new Set([...pipeline.map(({ job }) => job), ...timed]),
];

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
      while ((await dispatchBatch({ db: database.db, jobs, log }, pipeline)) === BATCH);
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

type Dispatching = { db: Db; jobs: Jobs; log: Log };

/** Events of a newer version, whose names this process does not know, are left to processes of that version. */
const dispatchBatch = ({ db, jobs, log }: Dispatching, pipeline: Route[]) =>
  db.transaction(async (tx) => {
    const taken = await tx.execute<Taken>(sql`
      delete from ${events} where id in (
        select id from ${events}
        where name in (select jsonb_array_elements_text(${JSON.stringify([...KNOWN])}::jsonb))
        order by id limit ${BATCH} for update skip locked)
      returning name, payload`);
    for (const route of pipeline) {
      const payloads = taken
        .filter((event) => starts(route, event, log))
        .map(({ payload }) => payload);
      if (payloads.length > 0) await jobs.enqueue(tx, route.job, payloads);
    }
    return taken.length;
  });

type Taken = { name: string; payload: object };

/** Whether a route starts its job for an event. One of another version that it cannot read is for the job to refuse. */
function starts({ event, concerns }: Route, { name, payload }: Taken, log: Log): boolean {
  if (name !== event.name) return false;
  try {
    return concerns(payload);
  } catch (error) {
    log.warn({ event: name, error: String(error) }, 'an event could not be read');
    return true;
  }
}

const STRANGE_DAYS = 7;

/** Forgets events that no process of this node has known for days: of a version that was taken back. */
export const sweepEvents = defineJob<{ db: Db }>()({
  name: 'platform.sweep-events',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 5,
  cron: '23 4 * * *',
  async run(_, { db }) {
    await db.execute(
      sql`delete from ${events} where created_at < now() - make_interval(days => ${STRANGE_DAYS})`,
    );
  },
});
