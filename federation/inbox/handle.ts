import { setTimeout as sleep } from 'node:timers/promises';

import * as z from 'zod';

import { Failure } from '../../server/platform/errors.ts';
import { gather } from '../../server/platform/gather.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { takeDelete } from '../deletions/handlers.ts';
import { forgetTombstones } from '../deletions/tombstone-queries.ts';
import { welcomeBack } from '../delivery/index.ts';
import { suspectLoss } from '../sync/ledger-queries.ts';
import { kindOf } from '../vocabulary/incoming/activity.ts';
import { FirstReference } from '../vocabulary/incoming/common.ts';
import { giveWay } from './give-way.ts';
import { handlerOf } from './handlers.ts';
import { type Handling, Ignored } from './handling.ts';
import {
  type Claimed,
  claimArrived,
  type End,
  type Ended,
  endActivities,
  findSigners,
  forgetBeyond,
  forgetOld,
  isDueWithin,
  isOvertaken,
  renewLeases,
  tryLater,
} from './queries.ts';
import { readKept, unreadable } from './read-activity.ts';
import { sideBySide } from './side-by-side.ts';

const BATCH = 100;
const AT_ONCE = 4; // signers whose activities are handled side by side
const LEASE_SECONDS = 20; // renewed while they are handled; after that, whoever claimed them is dead
const RENEW_MILLISECONDS = 5_000;
const SOON_SECONDS = 15; // what is due that soon is waited for
const QUIET_MILLISECONDS = 500;
const MAX_ATTEMPTS = 6;
const RETRY_SECONDS = 5; // doubled each time
const KEPT_DAYS = 7;
const MAX_KEPT = 1_000_000;
const TOMBSTONES = { days: 30, maxRows: 500_000 };
const MAX_REASON_CHARACTERS = 1_000;

/** Handles what waits in the inbox: the activities of one actor in their order, those of several side by side. */
export const handleInbox = defineJob<Handling>()({
  name: 'federation.handle-inbox',
  payload: z.object({}),
  attempts: 3,
  timeoutMinutes: 30,
  coalesces: true,
  cron: '* * * * *', // for what is to be tried again
  async run(_, node) {
    const { db, signal } = node;
    do {
      const claimed = await claimArrived(db, BATCH, LEASE_SECONDS);
      if (claimed.length > 0) await handleAll(node, claimed);
      else await sleep(QUIET_MILLISECONDS);
    } while (!signal.aborted && (await isDueWithin(db, SOON_SECONDS)));
  },
});

async function handleAll(node: Handling, claimed: Claimed[]) {
  const open = new Set(claimed.map(({ id }) => id));
  const renewing = setInterval(() => {
    renewLeases(node.db, [...open], LEASE_SECONDS).catch(() => {}); // then another handles it too, to the same effect
  }, RENEW_MILLISECONDS);
  try {
    await handleBySigner(node, claimed, (id) => open.delete(id));
  } finally {
    clearInterval(renewing);
  }
}

async function handleBySigner(node: Handling, claimed: Claimed[], ended: (id: number) => void) {
  const end = gather((ends: Ended[]) => endActivities(node.db, ends), { maxItems: BATCH });
  const signers = await findSigners(node.db, [...new Set(claimed.map(({ signerId }) => signerId))]);
  await welcomeBack(node.db, [...new Set(signers.flatMap(({ host }) => host ?? []))]);
  const handle = async (row: Claimed, signer: Signer) => {
    const outcome = await handleOne(node, row, signer);
    if (outcome) await end({ id: row.id, ...outcome });
    ended(row.id);
  };
  const queues = signers.map((signer) => async () => {
    const rows = claimed.filter(({ signerId }) => signerId === signer.id);
    for (const together of sideBySide(rows)) {
      await giveWay(node.config.roles);
      await Promise.all(together.map((row) => handle(row, signer)));
    }
  });
  const work = async () => {
    for (let next = queues.pop(); next; next = queues.pop()) await next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

type Signer = Awaited<ReturnType<typeof findSigners>>[number];

/** Does what an activity asks for, and tells how it ended; undefined when it is to be tried again. */
async function handleOne(node: Handling, row: Claimed, signer: Signer): Promise<End | undefined> {
  try {
    const { isForwarded, body } = row;
    if (signer.goneAt !== null) throw new Ignored('its actor is gone');
    const activity = await readKept(body, { signer, isForwarded });
    const handler = handlerOf(kindOf(activity)) ?? handlerOf(activity.type);
    if (!handler) throw new Ignored(`nothing is done about ${row.type}`);
    const wasPutOff = row.attempts > 1;
    if (
      wasPutOff &&
      (await isOvertaken(node.db, row, FirstReference.safeParse(activity.object).data))
    )
      throw new Ignored('its actor has said more about it since');
    await handler(node, { activity, signer, isForwarded, body: body as object });
    const isOfItself = FirstReference.safeParse(activity.object).data === signer.url;
    if (isOfItself && handler === takeDelete) signer.goneAt = new Date(); // what it sent after that was claimed too
    return { state: 'done', reason: null };
  } catch (error) {
    node.signal.throwIfAborted();
    return setAside(node, row, error, signer);
  }
}

/** What went wrong decides: some is to be tried again, most is over. The queue goes on in any case. */
async function setAside(
  { db, log }: Handling,
  { id, type, attempts }: Claimed,
  error: unknown,
  { host }: Signer,
): Promise<End | undefined> {
  const reason = reasonOf(error).slice(0, MAX_REASON_CHARACTERS);
  if (error instanceof z.ZodError) return { state: 'refused', reason };
  if (error instanceof Ignored) return { state: 'ignored', reason };
  if (error instanceof Failure && error.code !== 'remote_failed' && error.code !== 'unavailable')
    return { state: error.code === 'not_found' ? 'ignored' : 'refused', reason };
  if (!(error instanceof Failure))
    log.error({ type, id, error: String(error) }, 'an activity could not be handled');
  if (attempts >= MAX_ATTEMPTS) {
    if (host !== null) await suspectLoss(db, host);
    return { state: 'failed', reason };
  }
  await tryLater(db, id, RETRY_SECONDS * 2 ** attempts, reason);
  return undefined;
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return unreadable(error);
  return error instanceof Error ? error.message : String(error);
}

/** Forgets what came long ago, or went, and the oldest of very much. */
export const sweepInbox = defineJob<Handling>()({
  name: 'federation.sweep-inbox',
  payload: z.object({}),
  attempts: 2,
  timeoutMinutes: 30,
  cron: '17 * * * *',
  async run(_, { db }) {
    await forgetOld(db, KEPT_DAYS);
    await forgetBeyond(db, MAX_KEPT);
    await forgetTombstones(db, TOMBSTONES);
  },
});
