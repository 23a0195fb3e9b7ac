import { and, asc, count, desc, eq, exists, isNotNull, or, sql, type SQL } from 'drizzle-orm';
import { alias, QueryBuilder } from 'drizzle-orm/pg-core';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { type Page } from '../../platform/page-query.ts';
import { collaborators, ownershipChanges } from '../actor-tables.ts';
import { channels, videos } from '../tables.ts';

export type Kind = 'video' | 'channel';
export type State = (typeof ownershipChanges.$inferSelect)['state'];
export type ChangeRow = Awaited<ReturnType<typeof pageOf>>['rows'][number];

type ChangesPage = Page<'createdAt'>;

const initiator = alias(accounts, 'initiator');
const nextOwner = alias(accounts, 'next_owner');

const withAccounts = (db: Db) =>
  db
    .select({ change: ownershipChanges, initiator, nextOwner, channel: channels })
    .from(ownershipChanges)
    .innerJoin(initiator, eq(initiator.id, ownershipChanges.initiatorId))
    .innerJoin(nextOwner, eq(nextOwner.id, ownershipChanges.nextOwnerId))
    .leftJoin(channels, eq(channels.id, ownershipChanges.channelId));

/** A page of what an account was asked and has asked, and of the videos of channels it runs; and how many there are. */
export const changesOfAccount = (db: Db, kind: Kind, accountId: number, page: ChangesPage) =>
  pageOf(
    db,
    and(
      isNotNull(kind === 'video' ? ownershipChanges.videoId : ownershipChanges.channelId),
      or(
        eq(ownershipChanges.nextOwnerId, accountId),
        eq(ownershipChanges.initiatorId, accountId),
        kind === 'video' ? ofVideoRunBy(accountId) : undefined,
      ),
    ),
    page,
  );

/** Whether a change is of a video in a channel that this account owns or helps to run. */
const ofVideoRunBy = (accountId: number) =>
  exists(
    new QueryBuilder()
      .select({ one: sql`1` })
      .from(videos)
      .innerJoin(channels, eq(channels.id, videos.channelId))
      .leftJoin(
        collaborators,
        and(
          eq(collaborators.channelId, channels.id),
          eq(collaborators.accountId, accountId),
          eq(collaborators.state, 'accepted'),
        ),
      )
      .where(
        and(
          eq(videos.id, ownershipChanges.videoId),
          or(eq(channels.accountId, accountId), isNotNull(collaborators.id)),
        ),
      ),
  );

type Chosen = ChangesPage & { state?: State | undefined };

/** A page of all that was asked about a video, and how many there are. */
export const changesOfVideo = (db: Db, videoId: number, { state, ...page }: Chosen) =>
  pageOf(db, and(eq(ownershipChanges.videoId, videoId), isIn(state)), page);

/** Whether somebody is asked to take a video over, and has not answered. */
export const isBeingGiven = async (db: Db, videoId: number): Promise<boolean> =>
  (await db.$count(ownershipChanges, and(eq(ownershipChanges.videoId, videoId), isIn('pending')))) >
  0;

/** A page of all that was asked about a channel, and how many there are. */
export const changesOfChannel = (db: Db, channelId: number, { state, ...page }: Chosen) =>
  pageOf(db, and(eq(ownershipChanges.channelId, channelId), isIn(state)), page);

const isIn = (state: State | undefined) => (state ? eq(ownershipChanges.state, state) : undefined);

async function pageOf(db: Db, condition: SQL | undefined, page: ChangesPage) {
  const direction = page.sort.descending ? desc : asc;
  const [rows, [counted]] = await Promise.all([
    withAccounts(db)
      .where(condition)
      .orderBy(direction(ownershipChanges.createdAt), direction(ownershipChanges.id))
      .limit(page.count)
      .offset(page.start),
    db.select({ total: count() }).from(ownershipChanges).where(condition),
  ]);
  return { rows, total: counted!.total };
}
