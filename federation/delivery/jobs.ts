import { setTimeout as sleep } from 'node:timers/promises';

import * as z from 'zod';

import type { Db } from '../../server/platform/db.ts';
import type { Fetch } from '../../server/platform/fetch/index.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import type { Log } from '../../server/platform/log.ts';
import { isDueWithin } from './claim-queries.ts';
import { deliverDue } from './deliver-due.ts';
import { deliveriesWaiting } from './events.ts';
import { giveUpNodes } from './gone-queries.ts';
import { deleteOldActivities, forgetNodes, giveUpOldDeliveries } from './sweep-queries.ts';

const TIMEOUT_MINUTES = 10;
const SOON_SECONDS = 35; // what is due that soon is waited for
const QUIET_MILLISECONDS = 500;
const BUSY_MINUTES = 8; // then what is under way has time to end, and another run goes on

/** Makes the deliveries that are due: new ones at once, those that failed within a minute of their time. */
export const deliver = defineJob<{ db: Db; fetch: Fetch; log: Log }>()({
  name: 'federation.deliver',
  payload: deliveriesWaiting.payload,
  attempts: 1, // what it left is due for the next run
  timeoutMinutes: TIMEOUT_MINUTES,
  coalesces: true,
  cron: '* * * * *',
  async run(_, { db, fetch, log, signal }) {
    const until = new Date(Date.now() + BUSY_MINUTES * 60_000);
    const isOver = () => signal.aborted || new Date() > until;
    await deliverDue({ db, fetch, log }, { until, signal });
    while (!isOver() && (await isDueWithin(db, SOON_SECONDS))) {
      await sleep(QUIET_MILLISECONDS);
      await deliverDue({ db, fetch, log }, { until, signal });
    }
  },
});

/** Gives up nodes that were silent for a month, and drops what is over for a week, and what is known of nodes nobody has to do with. */
export const sweepDeliveries = defineJob<{ db: Db }>()({
  name: 'federation.sweep-deliveries',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 30,
  cron: '37 * * * *',
  async run(_, { db, signal }) {
    await giveUpNodes(db);
    await giveUpOldDeliveries(db);
    while (!signal.aborted && (await deleteOldActivities(db)) > 0);
    await forgetNodes(db);
  },
});
