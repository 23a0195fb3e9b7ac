import { and, asc, count, desc, eq } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { sessions } from '../tables.ts';

const COLUMNS = { createdAt: sessions.createdAt, lastActivityDate: sessions.lastActiveAt };
export const SESSION_SORTS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

export type SessionQuery = {
  start: number;
  count: number;
  sort: { field: keyof typeof COLUMNS; descending: boolean };
};

export async function listSessions(db: Db, userId: number, query: SessionQuery) {
  const order = query.sort.descending ? desc : asc;
  const isTheirs = eq(sessions.userId, userId);
  const [rows, [total]] = await Promise.all([
    db
      .select()
      .from(sessions)
      .where(isTheirs)
      .orderBy(order(COLUMNS[query.sort.field]), order(sessions.id))
      .offset(query.start)
      .limit(query.count),
    db.select({ sessions: count() }).from(sessions).where(isTheirs),
  ]);
  return { rows, total: total!.sessions };
}

/** Ends one session of a user. Returns whether there was such a one. */
export async function endSession(db: Db, userId: number, id: number): Promise<boolean> {
  const ended = await db
    .delete(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.userId, userId)))
    .returning({ id: sessions.id });
  return ended.length > 0;
}
