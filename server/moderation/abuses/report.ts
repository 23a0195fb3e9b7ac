import type { User } from '../../identity/index.ts';
import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { countAttempt } from '../../platform/rate-limit.ts';
import { abuseCreated, abuseStateChanged } from '../events.ts';
import type { NewAbuse } from './form.ts';
import { deleteAbuse, insertAbuse, lockAbuse, updateAbuse } from './queries.ts';
import { findTarget } from './target.ts';

const REPORTS = { name: 'abuse-reports', attempts: 100, windowSeconds: 3600 };
const PENDING = 1;

/** Reports something to the moderators, and returns the number of the report. Fails as `findTarget` does. */
export async function report(
  db: Db,
  user: User,
  abuse: NewAbuse,
  password: string | undefined,
): Promise<number> {
  const target = await findTarget(db, user, abuse, password);
  await countAttempt(db, REPORTS, String(user.id));
  return db.transaction(async (tx) => {
    const id = await insertAbuse(tx, {
      ...target,
      reason: abuse.reason,
      predefinedReasons: [...new Set(abuse.predefinedReasons)],
      reporterId: user.accountId,
    });
    await emit(tx, abuseCreated, { abuseId: id });
    return id;
  });
}

type Judgement = { state?: number | undefined; moderationComment?: string | null | undefined };

/** Accepts or rejects a report, or notes something about it. Fails with `not_found`. */
export const judge = (db: Db, user: User, id: number, judgement: Judgement) =>
  db.transaction(async (tx) => {
    const abuse = await lockAbuse(tx, id);
    if (!abuse) throw notFound('Abuse');
    const { state = abuse.state, moderationComment = abuse.moderationComment } = judgement;
    const isChanged = state !== abuse.state;
    const processedAt = state === PENDING ? null : (abuse.processedAt ?? new Date());
    await updateAbuse(tx, id, { state, moderationComment, processedAt });
    if (isChanged) await emit(tx, abuseStateChanged, { abuseId: id });
    await recordAct(tx, {
      userId: user.id,
      action: 'update',
      subject: { domain: 'abuse', id },
      before: { state: abuse.state, moderationComment: abuse.moderationComment },
      after: { state, moderationComment },
    });
  });

/** Deletes a report. Fails with `not_found`. */
export const removeAbuse = (db: Db, user: User, id: number) =>
  db.transaction(async (tx) => {
    const abuse = await lockAbuse(tx, id);
    if (!abuse) throw notFound('Abuse');
    await deleteAbuse(tx, id);
    await recordAct(tx, {
      userId: user.id,
      action: 'delete',
      subject: { domain: 'abuse', id },
      before: { kind: abuse.kind, reason: abuse.reason, state: abuse.state },
    });
  });
