import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestListener } from 'node:http';
import { isIPv6 } from 'node:net';

import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';

import { secondsFromNow } from './columns.ts';
import type { Attempts } from './config/rate-limits.ts';
import type { Db } from './db.ts';
import { Failure } from './errors.ts';
import { defineJob } from './jobs.ts';
import { rateLimits } from './tables.ts';

export type Limit = Attempts & { name: string };
type Window = Omit<Limit, 'attempts'>;

const asSet = new AsyncLocalStorage<ReadonlyMap<string, Attempts>>();

/** Has what requests try counted against limits as an operator has set them, by their names. */
export const boundAsSet = (
  limits: ReadonlyMap<string, Attempts>,
  answer: RequestListener,
): RequestListener =>
  limits.size === 0
    ? answer
    : (request, response) => asSet.run(limits, () => answer(request, response));

/**
 * Counts an attempt of `who` against a limit shared by all processes of the node. Fails with `rate_limited` and
 * `retryAfterSeconds` once the window's attempts are used up.
 */
export async function countAttempt(db: Db, usual: Limit, who: string): Promise<void> {
  const limit = { ...usual, ...asSet.getStore()?.get(usual.name) };
  const { count, retryAfterSeconds } = await addAttempt(db, limit, who);
  if (count <= limit.attempts) return;
  throw new Failure('rate_limited', 'Too many attempts. Wait a little, then try again.', {
    retryAfterSeconds,
  });
}

/** Whether `who` has not tried before within the window. */
export const isFirstAttempt = async (db: Db, window: Window, who: string): Promise<boolean> =>
  (await addAttempt(db, window, who)).count === 1;

async function addAttempt(db: Db, { name, windowSeconds }: Window, who: string) {
  const fresh = secondsFromNow(windowSeconds);
  const [row] = await db
    .insert(rateLimits)
    .values({ key: `${name}:${who}`, count: 1, resetsAt: fresh })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${rateLimits.resetsAt} < now() then 1 else ${rateLimits.count} + 1 end`,
        resetsAt: sql`case when ${rateLimits.resetsAt} < now() then ${fresh} else ${rateLimits.resetsAt} end`,
      },
    })
    .returning({
      count: rateLimits.count,
      retryAfterSeconds: sql<number>`extract(epoch from ${rateLimits.resetsAt} - now())::float8`,
    });
  return row!;
}

/** Takes back one counted attempt: where only failed ones are to count, a success returns its own. */
export async function returnAttempt(db: Db, limit: Limit, who: string): Promise<void> {
  await db
    .update(rateLimits)
    .set({ count: sql`greatest(${rateLimits.count} - 1, 0)` })
    .where(eq(rateLimits.key, `${limit.name}:${who}`));
}

/** Drops windows that are over: the table holds one row per recent caller. */
export const sweepRateLimits = defineJob<{ db: Db }>()({
  name: 'platform.sweep-rate-limits',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 5,
  cron: '11 * * * *',
  async run(_, { db }) {
    await db.delete(rateLimits).where(sql`${rateLimits.resetsAt} < now()`);
  },
});

/** One caller, however its address is spelt: IPv4 in IPv6 is IPv4, and an IPv6 /64 is one household. */
export function callerOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const groups = [
    ...left,
    ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'),
    ...right,
  ];
  return (
    groups
      .slice(0, 4)
      .map((group) => Number.parseInt(group, 16).toString(16))
      .join(':') + '::/64'
  );
}
