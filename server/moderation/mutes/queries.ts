import { and, count, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { accountMutes, serverMutes } from '../../catalog/mute-tables.ts';
import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { type Page } from '../../platform/page-query.ts';
import { holdsText } from '../like-queries.ts';
import { inOrder } from '../order-queries.ts';

/** Whose mutes: a user's, or, as null, those of the node. */
export type Muter = number | null;

export type MutePage = Page<'createdAt'> & { search?: string | undefined };

type UserColumn = typeof accountMutes.userId | typeof serverMutes.userId;
const isOf = (column: UserColumn, muter: Muter) =>
  muter === null ? isNull(column) : eq(column, muter);

const mutedUser = alias(users, 'muted_user');

/** A page of muted accounts. */
export async function listAccountMutes(db: Db, muter: Muter, page: MutePage) {
  const matches = and(
    isOf(accountMutes.userId, muter),
    holdsText(page.search, accounts.name, accounts.displayName, accounts.host),
  );
  const [rows, total] = await Promise.all([
    db
      .select({ account: accounts, userId: mutedUser.id, createdAt: accountMutes.createdAt })
      .from(accountMutes)
      .innerJoin(accounts, eq(accounts.id, accountMutes.accountId))
      .leftJoin(mutedUser, eq(mutedUser.accountId, accounts.id))
      .where(matches)
      .orderBy(...inOrder(page, { createdAt: accountMutes.createdAt }, accountMutes.id))
      .limit(page.count)
      .offset(page.start),
    db
      .select({ total: count() })
      .from(accountMutes)
      .innerJoin(accounts, eq(accounts.id, accountMutes.accountId))
      .where(matches),
  ]);
  return { rows, total: total[0]!.total };
}

/** A page of muted nodes. */
export async function listServerMutes(db: Db, muter: Muter, page: MutePage) {
  const matches = and(isOf(serverMutes.userId, muter), holdsText(page.search, serverMutes.host));
  const [rows, total] = await Promise.all([
    db
      .select({ host: serverMutes.host, createdAt: serverMutes.createdAt })
      .from(serverMutes)
      .where(matches)
      .orderBy(...inOrder(page, { createdAt: serverMutes.createdAt }, serverMutes.id))
      .limit(page.count)
      .offset(page.start),
    db.select({ total: count() }).from(serverMutes).where(matches),
  ]);
  return { rows, total: total[0]!.total };
}

/** Mutes an account, and returns the number of the mute: undefined when it was muted already. */
export const insertAccountMute = async (tx: Db, userId: Muter, accountId: number) =>
  (
    await tx
      .insert(accountMutes)
      .values({ userId, accountId })
      .onConflictDoNothing()
      .returning({ id: accountMutes.id })
  )[0]?.id;

export const insertServerMute = async (tx: Db, userId: Muter, host: string) =>
  (
    await tx
      .insert(serverMutes)
      .values({ userId, host })
      .onConflictDoNothing()
      .returning({ id: serverMutes.id })
  ).length > 0;

/** Ends a mute; false when there was none. */
export const deleteAccountMute = async (tx: Db, muter: Muter, accountId: number) =>
  (
    await tx
      .delete(accountMutes)
      .where(and(isOf(accountMutes.userId, muter), eq(accountMutes.accountId, accountId)))
      .returning({ id: accountMutes.id })
  ).length > 0;

/** Ends this very mute, for whomever it was; false when it has ended. */
export const deleteMute = async (tx: Db, id: number) =>
  (await tx.delete(accountMutes).where(eq(accountMutes.id, id)).returning({ id: accountMutes.id }))
    .length > 0;

export const deleteServerMute = async (tx: Db, muter: Muter, host: string) =>
  (
    await tx
      .delete(serverMutes)
      .where(and(isOf(serverMutes.userId, muter), eq(serverMutes.host, host)))
      .returning({ id: serverMutes.id })
  ).length > 0;

/** Which of these hosts are muted, and by whom. */
export const mutesOfHosts = (db: Db, userId: number | undefined, hosts: string[]) =>
  db
    .select({ host: serverMutes.host, userId: serverMutes.userId })
    .from(serverMutes)
    .where(and(inArray(serverMutes.host, hosts), concerns(serverMutes.userId, userId)));

/** Which of the accounts of these names are muted, and by whom. */
export const mutesOfAccounts = (db: Db, userId: number | undefined, names: string[]) =>
  db
    .select({
      name: sql<string>`lower(${accounts.name})`,
      host: accounts.host,
      userId: accountMutes.userId,
    })
    .from(accountMutes)
    .innerJoin(accounts, eq(accounts.id, accountMutes.accountId))
    .where(
      and(inArray(sql`lower(${accounts.name})`, names), concerns(accountMutes.userId, userId)),
    );

const concerns = (column: UserColumn, userId: number | undefined) =>
  userId === undefined ? isNull(column) : or(isNull(column), eq(column, userId));
