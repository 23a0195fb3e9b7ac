import * as z from 'zod';

import type { Gap } from './gap-queries.ts';
import type { countGapsOf, LedgerRow } from './list-queries.ts';
import { gapReason, ledgerMethod, ledgerState } from './tables.ts';

const instant = z.iso.datetime();
const count = z.int().min(0);

const GapAnswer = z.object({
  url: z.url(),
  reason: z.enum(gapReason.enumValues),
  error: z.string().nullable(),
  nextTryAt: instant,
});

/** What an actor this node follows has, and what of it is here. */
export const LedgerAnswer = z.object({
  actor: z.object({
    handle: z.string(),
    url: z.url(),
    type: z.enum(['Application', 'Person', 'Group']),
  }),
  state: z.enum(ledgerState.enumValues),
  method: z.enum(ledgerMethod.enumValues).nullable(),
  knownCount: count,
  expectedCount: count.nullable(),
  gaps: z.object({
    missing: count,
    changed: count,
    unlisted: count,
    gone: count,
    first: z.array(GapAnswer),
  }),
  lastError: z.string().nullable(),
  startedAt: instant,
  checkedAt: instant.nullable(),
  completeAsOf: instant.nullable(),
  nextCheckAt: instant,
});

type Gaps = { counts: Awaited<ReturnType<typeof countGapsOf>>; first: Gap[] };

export function ledgerJson({ ledger, actor }: LedgerRow, { counts, first }: Gaps) {
  const total = (reason: Gap['reason']) =>
    counts.find((row) => row.actorId === actor.id && row.reason === reason)?.total ?? 0;
  return {
    actor: { handle: `${actor.name}@${actor.host}`, url: actor.url, type: actor.type },
    state: ledger.state,
    method: ledger.method,
    knownCount: ledger.knownCount,
    expectedCount: ledger.expectedCount,
    gaps: {
      missing: total('missing'),
      changed: total('changed'),
      unlisted: total('unlisted'),
      gone: total('gone'),
      first: first.filter(({ actorId }) => actorId === actor.id).map(gapJson),
    },
    lastError: ledger.lastError,
    startedAt: ledger.startedAt,
    checkedAt: ledger.checkedAt,
    completeAsOf: ledger.completedAt,
    nextCheckAt: ledger.nextCheckAt,
  };
}

const gapJson = ({ url, reason, lastError, nextTryAt }: Gap) => ({
  url,
  reason,
  error: lastError,
  nextTryAt,
});
