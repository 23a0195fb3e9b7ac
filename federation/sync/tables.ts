import {
  bigint,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';

import { instant } from '../../server/platform/columns.ts';
import { actors } from '../tables.ts';

export const ledgerState = pgEnum('ledger_state', [
  'syncing',
  'complete',
  'incomplete',
  'unreachable',
]);

export const ledgerMethod = pgEnum('ledger_method', ['digest', 'outbox']);

/** What an actor somebody here follows says it has, and what of it is here. It goes with the last follower. */
export const catalogLedgers = pgTable(
  'catalog_ledgers',
  {
    actorId: integer('actor_id')
      .primaryKey()
      .references(() => actors.id, { onDelete: 'cascade' }),
    state: ledgerState().notNull().default('syncing'),
    method: ledgerMethod(), // how it was read last; none: not yet
    expectedCount: integer('expected_count'), // videos it says it has, without those it does not show
    knownCount: integer('known_count').notNull().default(0),
    digest: text(), // as it was told last
    outboxTotal: integer('outbox_total'), // likewise
    cursor: text(), // the page to go on from, while the whole is read
    walkStartedAt: instant('walk_started_at'), // likewise
    walkedAt: instant('walked_at'), // when the whole was read last
    refreshedTo: integer('refreshed_to').notNull().default(0), // the video up to which changes were looked for
    failures: smallint().notNull().default(0), // one after the other
    lastError: text('last_error'),
    startedAt: instant('started_at').notNull().defaultNow(),
    checkedAt: instant('checked_at'),
    completedAt: instant('completed_at'), // when all of it was last proven to be here
    nextCheckAt: instant('next_check_at').notNull().defaultNow(),
  },
  (t) => [index('catalog_ledgers_due').on(t.nextCheckAt)],
);

/**
 * Why a video differs: it is not known here, it is older here, it is here and no longer listed there; `gone` is listed
 * there, but not to be had.
 */
export const gapReason = pgEnum('gap_reason', ['missing', 'changed', 'unlisted', 'gone']);

/** A video in which this node and another differ, until that is mended. */
export const catalogGaps = pgTable(
  'catalog_gaps',
  {
    actorId: integer('actor_id')
      .notNull()
      .references(() => catalogLedgers.actorId, { onDelete: 'cascade' }),
    url: text().notNull(),
    reason: gapReason().notNull(),
    newness: bigint({ mode: 'number' }).notNull(), // higher ones are fetched first
    seenAt: instant('seen_at').notNull().defaultNow(), // when it was last found to differ
    attempts: smallint().notNull().default(0),
    lastError: text('last_error'),
    nextTryAt: instant('next_try_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.actorId, t.url] }),
    index('catalog_gaps_newest').on(t.actorId, t.newness),
  ],
);
