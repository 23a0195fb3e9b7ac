import * as z from 'zod';

import { Failure } from '../../server/platform/errors.ts';
import { emit } from '../../server/platform/events.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { followAccepted } from '../follows/events.ts';
import type { Handling } from '../inbox/handling.ts';
import { checkCatalog } from './check-catalog.ts';
import { ledgerDue, ledgersDue } from './events.ts';
import { alignLedgers, changeLedger, claimDue, findLedger, hasten } from './ledger-queries.ts';
import { CHECK_MINUTES } from './settle.ts';

const BATCH = 100;
const BUSY_MINUTES = 30; // what is left then is due at once
const TIMEOUT_MINUTES = 45;
const MAX_MINUTES_AWAY = 12 * 60;

/** Somebody here follows an actor from now on: all it has is wanted. */
export const openLedger = defineJob<Handling>()({
  name: 'federation.open-ledger',
  payload: followAccepted.payload,
  attempts: 5,
  timeoutMinutes: 5,
  async run({ followedId }, { db }) {
    await alignLedgers(db);
    await db.transaction(async (tx) => {
      if (await hasten(tx, followedId)) await emit(tx, ledgersDue, {});
    });
  },
});

/** Keeps the ledgers to who is followed, and has those checked whose time has come. */
export const checkLedgers = defineJob<Handling>()({
  name: 'federation.check-ledgers',
  payload: z.object({}),
  attempts: 3,
  timeoutMinutes: 5,
  coalesces: true,
  cron: '* * * * *',
  async run(_, { db }) {
    await alignLedgers(db);
    await db.transaction(async (tx) => {
      for (const actorId of await claimDue(tx, BATCH, CHECK_MINUTES))
        await emit(tx, ledgerDue, { actorId });
    });
  },
});

/** Checks one catalog. A node that does not answer is asked less and less often. */
export const syncCatalog = defineJob<Handling>()({
  name: 'federation.sync-catalog',
  payload: ledgerDue.payload,
  attempts: 3,
  timeoutMinutes: TIMEOUT_MINUTES,
  concurrency: 3,
  async run({ actorId }, node) {
    try {
      await checkCatalog(node, actorId, new Date(Date.now() + BUSY_MINUTES * 60_000));
    } catch (error) {
      node.signal.throwIfAborted();
      if (!(error instanceof Failure)) throw error;
      await noteFailure(node, actorId, error);
    }
  },
});

async function noteFailure({ db }: Handling, actorId: number, { message }: Failure) {
  const ledger = await findLedger(db, actorId);
  if (!ledger) return;
  const failures = Math.min(ledger.failures + 1, 100);
  await changeLedger(db, actorId, {
    state: 'unreachable',
    failures,
    lastError: message.slice(0, 500),
    checkedAt: new Date(),
    nextCheckMinutes: Math.min(2 ** Math.min(failures, 20), MAX_MINUTES_AWAY),
  });
}
