import { bulkActAsked, bulkUndoAsked, UNDO_DAYS } from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, forbidden, notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { countAttempt } from '../../platform/rate-limit.ts';
import { findAct, insertAct, insertItems, startUndo } from './act-queries.ts';
import { bulkActJson, targetJson } from './answers.ts';
import { type Aim, countTargets, firstTargets } from './target-queries.ts';

const SHOWN = 20;
const MAX_ITEMS = 100_000; // of one act; it can be asked for again
const DAY_MS = 86_400_000;
const ASKED = { name: 'bulk', attempts: 60, windowSeconds: 5 * 60 };

/** What is asked for; `words` is how. */
export type Asked = { aim: Aim; words: Record<string, unknown>; reason?: string | null };

/** What an act would hit: how many things, and the first of them. Fails with `rate_limited`. */
export async function preview(db: Db, user: User, { aim }: Pick<Asked, 'aim'>) {
  await countAttempt(db, ASKED, String(user.id));
  const [total, first] = await Promise.all([countTargets(db, aim), firstTargets(db, aim, SHOWN)]);
  return { total, data: first.map(targetJson), bulkAct: null };
}

/**
 * Has something done to all it hits now: to what comes later, nothing. What moderators do for all is written down. Fails
 * with `rate_limited`.
 */
export async function start(db: Db, user: User, { aim, words, reason = null }: Asked) {
  const { data } = await preview(db, user, { aim });
  const { kind } = aim;
  const isNodeWide = !aim.ownedBy;
  return db.transaction(async (tx) => {
    const id = await insertAct(tx, { kind, userId: user.id, isNodeWide, asked: words, reason });
    const total = await insertItems(tx, id, aim, MAX_ITEMS);
    await emit(tx, bulkActAsked, { bulkActId: id, kind });
    const subject = { domain: 'bulk', id };
    if (isNodeWide)
      await recordAct(tx, { userId: user.id, action: kind, subject, after: { ...words, total } });
    return { total, data, bulkAct: bulkActJson((await findAct(tx, id))!) };
  });
}

/**
 * Takes an act back, also while it is being done. Fails with `not_found`, with `forbidden` for an act of somebody else
 * unless a moderator asks, and with `conflict` once it was undone or is too long ago.
 */
export const undo = (db: Db, user: User, id: number) =>
  db.transaction(async (tx) => {
    const found = await findAct(tx, id);
    if (!found) throw notFound('Bulk act');
    const { act } = found;
    if (act.userId !== user.id && user.role === 'user') throw forbidden('This is not yours.');
    if (!(await startUndo(tx, id, new Date(Date.now() - UNDO_DAYS * DAY_MS))))
      throw new Failure('conflict', 'This was undone already, or is too long ago.');
    await emit(tx, bulkUndoAsked, { bulkActId: id, kind: act.kind });
    const subject = { domain: 'bulk', id };
    const before = { kind: act.kind, total: act.total };
    if (act.isNodeWide) await recordAct(tx, { userId: user.id, action: 'undo', subject, before });
  });
