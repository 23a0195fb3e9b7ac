import type { output, ZodType } from 'zod';

import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import { BulkRef } from './events.ts';
import {
  type BulkAct,
  type BulkItem,
  type BulkKind,
  holdAct,
  lockItem,
  moveAct,
  someItems,
  updateItem,
} from './queries.ts';

type Doing<S extends ZodType> = {
  kind: BulkKind;
  /** What brings a thing back. */
  kept: S;
  /** Does it to one thing. Undefined when there is nothing to do any more. `accountId`: whose words are kept. */
  apply: (
    tx: Db,
    subjectId: number,
    act: BulkAct,
  ) => Promise<{ kept: output<S>; accountId?: number } | undefined>;
  /** Brings one thing back, if it still is as the act left it. */
  revert: (tx: Db, subjectId: number, kept: output<S>, item: BulkItem) => Promise<void>;
};

const BATCH = 100;

/**
 * Something that is done to many things at once and can be undone: two jobs that go through the things of an act, each
 * thing in a transaction of its own. An undo stops what is still being done. Both can be repeated at any point.
 */
export function defineBulkAct<S extends ZodType>({ kind, kept, apply, revert }: Doing<S>) {
  const job = (name: string, step: Step) =>
    defineJob<{ db: Db }>()({
      name,
      payload: BulkRef,
      attempts: 10,
      timeoutMinutes: 60,
      async run({ bulkActId, kind: wanted }, { db, signal }) {
        if (wanted === kind) await workThrough(db, bulkActId, step, signal);
      },
    });
  return {
    act: job(`bulk.${kind}`, {
      during: 'running',
      from: 'waiting',
      to: 'done',
      async work(tx, item, act) {
        const done = await apply(tx, item.subjectId, act);
        return done ? { state: 'done', ...done } : { state: 'skipped' };
      },
    }),
    undo: job(`bulk.undo-${kind}`, {
      during: 'undoing',
      from: 'done',
      to: 'undone',
      async work(tx, item) {
        await revert(tx, item.subjectId, kept.parse(item.kept), item);
        return { state: 'undone', kept: null, accountId: null };
      },
    }),
  };
}

type Step = {
  during: BulkAct['state'];
  /** The things that are left to do. */
  from: BulkItem['state'];
  /** What the act is when all is done. */
  to: BulkAct['state'];
  work: (tx: Db, item: BulkItem, act: BulkAct) => Promise<Parameters<typeof updateItem>[2]>;
};

async function workThrough(db: Db, bulkActId: number, step: Step, signal: AbortSignal) {
  for (;;) {
    const subjectIds = await someItems(db, bulkActId, step.from, BATCH);
    if (subjectIds.length === 0) break;
    for (const subjectId of subjectIds) {
      signal.throwIfAborted();
      if (!(await workOn(db, { bulkActId, subjectId }, step))) return;
    }
  }
  await moveAct(db, bulkActId, step.during, step.to);
}

/** Does one thing. False when the act is not in the state for that any more. */
const workOn = (
  db: Db,
  { bulkActId, subjectId }: { bulkActId: number; subjectId: number },
  { during, from, work }: Step,
) =>
  db.transaction(async (tx) => {
    const act = await holdAct(tx, bulkActId);
    if (act?.state !== during) return false;
    const item = await lockItem(tx, bulkActId, subjectId, from);
    if (item) await updateItem(tx, item, await work(tx, item, act));
    return true;
  });
