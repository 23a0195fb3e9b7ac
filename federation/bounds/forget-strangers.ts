import * as z from 'zod';

import type { Db } from '../../server/platform/db.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import {
  countForeignActors,
  forgetStrangeAccounts,
  forgetStrangeChannels,
  forgetStrangeNodes,
} from './strangers-queries.ts';

const FORGOTTEN_AFTER_DAYS = 30;
const CROWDED_AFTER_DAYS = 2; // where they are too many
const MAX_ACTORS = 500_000; // of all other nodes; names of hosts cost nothing, so a cap for each host is not enough

/** Forgets who was once looked at, and means nothing to anybody here. Whoever writes again is fetched again. */
export async function forgetStrangers(
  { db, signal }: { db: Db; signal: AbortSignal },
  { maxActors = MAX_ACTORS } = {},
): Promise<void> {
  const isCrowded = (await countForeignActors(db)) > maxActors;
  const age = { days: isCrowded ? CROWDED_AFTER_DAYS : FORGOTTEN_AFTER_DAYS };
  for (const forget of [forgetStrangeChannels, forgetStrangeAccounts, forgetStrangeNodes])
    while (!signal.aborted && (await forget(db, age)) > 0);
}

export const sweepStrangers = defineJob<{ db: Db }>()({
  name: 'federation.sweep-strangers',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 30,
  cron: '47 3 * * *',
  run: (_, node) => forgetStrangers(node),
});
