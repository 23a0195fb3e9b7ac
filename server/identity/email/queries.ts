import { and, eq, isNull, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { RegistrationState } from '../registration/state.ts';
import { accounts, registrations, users } from '../tables.ts';

const recipient = {
  id: users.id,
  username: accounts.name,
  email: users.email,
  pendingEmail: users.pendingEmail,
  emailVerified: users.emailVerified,
  blocked: users.blocked,
};

/** Who a mail about their account goes to. */
export async function findRecipient(db: Db, of: { userId: number } | { email: string }) {
  const isMeant =
    'userId' in of
      ? eq(users.id, of.userId)
      : eq(sql`lower(${users.email})`, sql`lower(${of.email})`);
  const [found] = await db
    .select(recipient)
    .from(users)
    .innerJoin(accounts, eq(accounts.id, users.accountId))
    .where(isMeant);
  return found;
}

/** Somebody who still waits to be let in. */
export async function findWaiting(db: Db, of: { registrationId: number } | { email: string }) {
  const isMeant =
    'registrationId' in of
      ? eq(registrations.id, of.registrationId)
      : eq(sql`lower(${registrations.email})`, sql`lower(${of.email})`);
  const [found] = await db
    .select()
    .from(registrations)
    .where(
      and(
        isMeant,
        eq(registrations.state, RegistrationState.pending),
        isNull(registrations.userId),
      ),
    );
  return found;
}

/** Marks the address as theirs, if it still is the one they were asked about. */
export async function verifyRegistration(db: Db, id: number, email: string): Promise<void> {
  await db
    .update(registrations)
    .set({ emailVerified: true, updatedAt: sql`now()` })
    .where(and(eq(registrations.id, id), eq(registrations.email, email)));
}
