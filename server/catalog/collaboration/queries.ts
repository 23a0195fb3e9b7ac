import { and, desc, eq, exists, isNull, ne, or, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';

import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { collaborators } from '../actor-tables.ts';
import { channels } from '../tables.ts';

/** Those who help to run the channel of a video: a column for queries that join `channels`. */
export const editorUserIds = sql<number[]>`array(
  select ${users.id} from ${collaborators} join ${users} on ${users.accountId} = ${collaborators.accountId}
  where ${collaborators.channelId} = ${channels.id} and ${collaborators.state} = 'accepted')`;

/** Whether a channel is the account's or, if told, one that it helps to run: for queries that join `channels`. */
export const isRunBy = ({ accountId, withCollaborations }: Running) =>
  or(
    eq(channels.accountId, accountId),
    withCollaborations
      ? exists(
          new QueryBuilder()
            .select({ one: sql`1` })
            .from(collaborators)
            .where(
              and(
                eq(collaborators.channelId, channels.id),
                eq(collaborators.accountId, accountId),
                eq(collaborators.state, 'accepted'),
              ),
            ),
        )
      : undefined,
  );

type Running = { accountId: number; withCollaborations: boolean };

export type Collaborator = Awaited<ReturnType<typeof collaboratorsOf>>[number];

const withAccounts = (db: Db) =>
  db
    .select({ collaborator: collaborators, account: accounts })
    .from(collaborators)
    .innerJoin(accounts, eq(accounts.id, collaborators.accountId));

/** Those who run a channel beside its owner, and those who were asked to, the latest first. */
export const collaboratorsOf = (db: Db, channelId: number) =>
  withAccounts(db)
    .where(and(eq(collaborators.channelId, channelId), ne(collaborators.state, 'rejected')))
    .orderBy(desc(collaborators.id))
    .limit(100);

/** A collaborator by number, in any state, if of this channel. Locks it for the rest of the transaction. */
export async function lockCollaborator(tx: Db, channelId: number, id: number) {
  const [found] = await tx
    .select()
    .from(collaborators)
    .where(and(eq(collaborators.id, id), eq(collaborators.channelId, channelId)))
    .for('update');
  return found;
}

/** Whether a user was asked to run this channel, and agreed. */
export async function isEditor(db: Db, channelId: number, userId: number): Promise<boolean> {
  const [found] = await db
    .select({ id: collaborators.id })
    .from(collaborators)
    .innerJoin(users, eq(users.accountId, collaborators.accountId))
    .where(
      and(
        eq(collaborators.channelId, channelId),
        eq(users.id, userId),
        eq(collaborators.state, 'accepted'),
      ),
    );
  return found !== undefined;
}

/** Lets others who would change who runs a channel, or whose it is, wait until the transaction ends. */
export const lockChannel = async (tx: Db, channelId: number) =>
  (await tx.select().from(channels).where(eq(channels.id, channelId)).for('update'))[0];

/** Asks an account to run a channel. Undefined when it was asked before, and has not refused. */
export async function insertInvitation(tx: Db, channelId: number, accountId: number) {
  const now = sql`now()`;
  const [row] = await tx
    .insert(collaborators)
    .values({ channelId, accountId })
    .onConflictDoUpdate({
      target: [collaborators.channelId, collaborators.accountId],
      set: { state: 'pending', createdAt: now, updatedAt: now },
      setWhere: eq(collaborators.state, 'rejected'),
    })
    .returning();
  return row;
}

export const setInvitationState = (tx: Db, id: number, state: 'accepted' | 'rejected') =>
  tx
    .update(collaborators)
    .set({ state, updatedAt: sql`now()` })
    .where(eq(collaborators.id, id));

export const deleteCollaborator = (tx: Db, id: number) =>
  tx.delete(collaborators).where(eq(collaborators.id, id));

/** The channels an account helps to run, with whose they are. */
export const collaborationsOf = (db: Db, accountId: number) =>
  db
    .select({ channel: channels, account: accounts })
    .from(collaborators)
    .innerJoin(channels, eq(channels.id, collaborators.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(
      and(
        eq(collaborators.accountId, accountId),
        eq(collaborators.state, 'accepted'),
        isNull(channels.deletedAt),
      ),
    )
    .orderBy(channels.id)
    .limit(100);

/** Who owns a channel now runs it as its owner. */
export const dropCollaborator = (tx: Db, channelId: number, accountId: number) =>
  tx
    .delete(collaborators)
    .where(and(eq(collaborators.channelId, channelId), eq(collaborators.accountId, accountId)));
