import {
  and,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  type SQL,
  sql,
  type SQLWrapper,
} from 'drizzle-orm';

import { secondsFromNow } from '../../platform/columns.ts';
import type { Db } from '../../platform/db.ts';
import { preferencesOf } from '../preferences.ts';
import { accounts, sessions, users } from '../tables.ts';
import { SIGNED_IN } from '../user-queries.ts';
import type { User } from '../user.ts';

/** A browser carries its session in a cookie; an API client carries bearer tokens, one of which refreshes the other. */
export type Credential = 'cookie' | 'bearer';

/** Where a request comes from. */
export type Place = { address: string; userAgent: string | null };

export type Session = {
  id: number;
  credential: Credential;
  /** Since it was started, and until it ends. */
  ageSeconds: number;
  secondsLeft: number;
  user: User;
  last: { address: string | null; userAgent: string | null; secondsAgo: number };
};

type Row = typeof sessions.$inferInsert;

/** What is written down of a session; when it ends, the database reckons. */
export type NewSession = Omit<Row, 'accessExpiresAt' | 'refreshExpiresAt'> & {
  accessExpiresAt: SQL<Date>;
  refreshExpiresAt?: SQL<Date>;
};

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  const { address = null, userAgent = null } = session;
  await db.insert(sessions).values({ ...session, lastAddress: address, lastUserAgent: userAgent });
}

const secondsBetween = (from: SQLWrapper, to: SQLWrapper) =>
  sql<number>`extract(epoch from ${to} - ${from})::float8`;

/** The living session of a token, unless its user is blocked. Neither kind of token works in the other's place. */
export async function findSession(
  db: Db,
  credential: Credential,
  accessHash: Buffer,
): Promise<Session | undefined> {
  const [row] = await db
    .select({
      id: sessions.id,
      ageSeconds: secondsBetween(sessions.createdAt, sql`now()`),
      secondsLeft: secondsBetween(sql`now()`, sessions.accessExpiresAt),
      user: SIGNED_IN,
      last: {
        address: sessions.lastAddress,
        userAgent: sessions.lastUserAgent,
        secondsAgo: secondsBetween(sessions.lastActiveAt, sql`now()`),
      },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(accounts, eq(accounts.id, users.accountId))
    .where(
      and(
        eq(sessions.accessHash, accessHash),
        gt(sessions.accessExpiresAt, sql`now()`),
        credential === 'cookie' ? isNull(sessions.refreshHash) : isNotNull(sessions.refreshHash),
        eq(users.blocked, false),
      ),
    );
  if (!row) return undefined;
  const user = { ...row.user, preferences: preferencesOf(row.user.preferences) };
  return { ...row, user, credential };
}

/** Whether a session can still be used: it was neither ended nor left to expire, and its user is not blocked. */
export async function isSessionAlive(db: Db, id: number): Promise<boolean> {
  const end = sql`greatest(${sessions.accessExpiresAt}, ${sessions.refreshExpiresAt})`;
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, id), gt(end, sql`now()`), eq(users.blocked, false)));
  return rows.length > 0;
}

const MOST_PLACES = 50;

/** The addresses a user is signed in from, those of the newest visits first. */
export async function findPlaces(db: Db, userId: number): Promise<string[]> {
  const end = sql`greatest(${sessions.accessExpiresAt}, ${sessions.refreshExpiresAt})`;
  const rows = await db
    .select({ first: sessions.address, last: sessions.lastAddress })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(end, sql`now()`)))
    .orderBy(desc(sessions.lastActiveAt))
    .limit(MOST_PLACES);
  return rows.flatMap(({ first, last }) => [first, last].filter((address) => address !== null));
}

/** Records where a session was used last. */
export async function touchSession(db: Db, id: number, { address, userAgent }: Place) {
  await db
    .update(sessions)
    .set({ lastAddress: address, lastUserAgent: userAgent, lastActiveAt: sql`now()` })
    .where(eq(sessions.id, id));
}

/** Puts new tokens in the place of those this refresh token belongs to. Returns whether it was alive. */
export async function rotateSession(
  db: Db,
  refreshHash: Buffer,
  tokens: Partial<NewSession>,
): Promise<boolean> {
  const welcome = db.select({ id: users.id }).from(users).where(eq(users.blocked, false));
  const rotated = await db
    .update(sessions)
    .set({ ...tokens, spentHash: refreshHash, rotatedAt: sql`now()`, lastActiveAt: sql`now()` })
    .where(
      and(
        eq(sessions.refreshHash, refreshHash),
        gt(sessions.refreshExpiresAt, sql`now()`),
        inArray(sessions.userId, welcome),
      ),
    )
    .returning({ id: sessions.id });
  return rotated.length > 0;
}

/**
 * The session whose refresh token this was until a moment ago, if the same place rotated it: of two refreshes at the
 * same time, this is the second.
 */
export async function findJustRotated(
  db: Db,
  spentHash: Buffer,
  { address, graceSeconds }: { address: string; graceSeconds: number },
) {
  const since = sql`now() - make_interval(secs => ${graceSeconds})`;
  const [row] = await db
    .select({
      userId: sessions.userId,
      createdAt: sessions.createdAt,
      address: sessions.address,
      userAgent: sessions.userAgent,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.spentHash, spentHash),
        gt(sessions.rotatedAt, since),
        eq(sessions.lastAddress, address),
        eq(users.blocked, false),
      ),
    );
  return row;
}

/** Lets a session live so long from now. */
export async function extendSession(db: Db, id: number, seconds: number): Promise<void> {
  await db
    .update(sessions)
    .set({ accessExpiresAt: secondsFromNow(seconds) })
    .where(eq(sessions.id, id));
}

export async function deleteSession(db: Db, id: number): Promise<void> {
  await db.delete(sessions).where(eq(sessions.id, id));
}

/** Ends all sessions of a user, but for one if told. */
export async function deleteSessionsOf(db: Db, userId: number, keepId?: number): Promise<void> {
  const others = keepId === undefined ? undefined : ne(sessions.id, keepId);
  await db.delete(sessions).where(and(eq(sessions.userId, userId), others));
}

export async function deleteFamily(db: Db, refreshFamilyHash: Buffer): Promise<void> {
  await db.delete(sessions).where(eq(sessions.refreshFamilyHash, refreshFamilyHash));
}

export async function deleteDeadSessions(db: Db): Promise<void> {
  const end = sql`greatest(${sessions.accessExpiresAt}, ${sessions.refreshExpiresAt})`;
  await db.delete(sessions).where(lt(end, sql`now()`));
}
