import { and, asc, count, desc, eq, ilike, inArray, or, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { likePattern } from '../like-pattern.ts';
import { registrations } from '../tables.ts';
import { RegistrationState } from './state.ts';

export type Registration = typeof registrations.$inferSelect;

export async function insertRegistration(
  tx: Db,
  registration: typeof registrations.$inferInsert,
): Promise<Registration> {
  const [row] = await tx.insert(registrations).values(registration).returning();
  return row!;
}

/** Locks a request, so that it is decided once. */
export async function lockRegistration(tx: Db, id: number): Promise<Registration | undefined> {
  const [row] = await tx.select().from(registrations).where(eq(registrations.id, id)).for('update');
  return row;
}

export async function updateRegistration(
  tx: Db,
  id: number,
  values: Partial<Registration>,
): Promise<void> {
  await tx
    .update(registrations)
    .set({ ...values, updatedAt: sql`now()` })
    .where(eq(registrations.id, id));
}

export async function deleteRegistration(db: Db, id: number): Promise<boolean> {
  const deleted = await db
    .delete(registrations)
    .where(eq(registrations.id, id))
    .returning({ id: registrations.id });
  return deleted.length > 0;
}

type Names = { username: string; email: string; channelName: string | undefined };

/** Whether somebody who waits to be let in asked for one of these. */
export async function isAskedFor(db: Db, { username, email, channelName = '' }: Names) {
  const names = [username, channelName].filter(Boolean).map((name) => name.toLowerCase());
  const rows = await db
    .select({ id: registrations.id })
    .from(registrations)
    .where(
      and(
        eq(registrations.state, RegistrationState.pending),
        or(
          eq(sql`lower(${registrations.email})`, email.toLowerCase()),
          inArray(sql`lower(${registrations.username})`, names),
          inArray(sql`lower(${registrations.channelName})`, names),
        ),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

const COLUMNS = { createdAt: registrations.createdAt, state: registrations.state };

export type RegistrationQuery = {
  start: number;
  count: number;
  sort: { field: keyof typeof COLUMNS; descending: boolean };
  search?: string | undefined;
  states?: number[] | undefined;
};

export async function listRegistrations(db: Db, query: RegistrationQuery) {
  const { sort, search, states } = query;
  const pattern = search && likePattern(search);
  const matches = and(
    states && inArray(registrations.state, states),
    pattern
      ? or(
          ilike(registrations.username, pattern),
          ilike(registrations.email, pattern),
          ilike(registrations.channelName, pattern),
        )
      : undefined,
  );
  const order = sort.descending ? desc : asc;
  const [rows, [total]] = await Promise.all([
    db
      .select()
      .from(registrations)
      .where(matches)
      .orderBy(order(COLUMNS[sort.field]), order(registrations.id))
      .offset(query.start)
      .limit(query.count),
    db.select({ registrations: count() }).from(registrations).where(matches),
  ]);
  return { rows, total: total!.registrations };
}
