import { and, asc, eq, gt, inArray, isNull, ne, notExists, or, type SQL, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';

import { hostsAboveColumn, policyColumn } from '../catalog/index.ts';
import { accountMutes, serverMutes } from '../catalog/mute-tables.ts';
import { follows } from '../catalog/social-tables.ts';
import { channels } from '../catalog/tables.ts';
import { accounts, users } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';

/** Who is told: the followers of a channel, some accounts, its administrators, or all who look after the node, and some accounts. */
export type Audience =
  | { channelId: number }
  | { accountIds: number[] }
  | { administrators: true }
  | { staff: true; accountIds?: number[] };

/** Who did it. Of what an `actor` does those do not hear who muted it; of what a `doer` does, everybody else. */
export type By = { actorId?: number; doerId?: number | null };

export type Recipient = Awaited<ReturnType<typeof audiencePage>>['recipients'][number];

const BATCH = 500;

/** The part of an audience after `after`, and where the rest begins, if there is one. */
export async function audiencePage(
  db: Db,
  { audience, ...by }: { audience: Audience } & By,
  after: number,
) {
  const rows = await pageOf(db, audience, by, after);
  return { recipients: rows, next: rows.length === BATCH ? rows.at(-1)!.order : undefined };
}

const columns = {
  userId: users.id,
  settings: users.notificationSettings,
  emailVerified: users.emailVerified,
};

function pageOf(db: Db, audience: Audience, by: By, after: number) {
  if ('channelId' in audience) {
    return db
      .select({ ...columns, order: follows.id })
      .from(follows)
      .innerJoin(users, eq(users.accountId, follows.followerId))
      .where(
        and(
          eq(follows.channelId, audience.channelId),
          eq(follows.state, 'accepted'),
          gt(follows.id, after),
          isReachable(by),
        ),
      )
      .orderBy(asc(follows.id))
      .limit(BATCH);
  }
  return db
    .select({ ...columns, order: users.id })
    .from(users)
    .where(and(belongs(audience), gt(users.id, after), isReachable(by)))
    .orderBy(asc(users.id))
    .limit(BATCH);
}

const belongs = (audience: Exclude<Audience, { channelId: number }>) =>
  or(
    'staff' in audience ? ne(users.role, 'user') : undefined,
    'administrators' in audience ? eq(users.role, 'administrator') : undefined,
    'accountIds' in audience ? inArray(users.accountId, audience.accountIds ?? []) : undefined,
  );

const query = new QueryBuilder();
const one = { one: sql`1` };

/**
 * Nobody hears of what they do themselves, nor of those they, or the node, have muted; of those that are silenced with their
 * node who follows them does.
 */
function isReachable({ actorId, doerId }: By): SQL | undefined {
  const isOther = doerId ? ne(users.accountId, doerId) : undefined;
  if (actorId === undefined) return and(eq(users.blocked, false), isOther);
  return and(
    eq(users.blocked, false),
    isOther,
    ne(users.accountId, actorId),
    notExists(
      query
        .select(one)
        .from(accountMutes)
        .where(and(eq(accountMutes.accountId, actorId), concerns(accountMutes.userId))),
    ),
    notExists(
      query
        .select(one)
        .from(serverMutes)
        .innerJoin(accounts, sql`${serverMutes.host} = any(${hostsAboveColumn(accounts.host)})`)
        .where(and(eq(accounts.id, actorId), concerns(serverMutes.userId))),
    ),
    notExists(silenced(actorId)),
  );
}

/** An account of a silenced node that the user does not follow, by itself or by a channel. */
const silenced = (accountId: number) =>
  query
    .select(one)
    .from(accounts)
    .where(
      and(
        eq(accounts.id, accountId),
        sql`${policyColumn(accounts.host)} = 'silence'`,
        notExists(
          query
            .select(one)
            .from(follows)
            .leftJoin(channels, eq(channels.id, follows.channelId))
            .where(
              and(
                eq(follows.followerId, users.accountId),
                or(eq(follows.accountId, accountId), eq(channels.accountId, accountId)),
              ),
            ),
        ),
      ),
    );

const concerns = (muter: typeof accountMutes.userId | typeof serverMutes.userId) =>
  or(isNull(muter), eq(muter, users.id));
