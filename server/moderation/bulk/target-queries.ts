import { and, count, eq, isNull, ne, notExists, sql } from 'drizzle-orm';

import { isRunBy } from '../../catalog/index.ts';
import { accountMutes } from '../../catalog/mute-tables.ts';
import { comments } from '../../catalog/social-tables.ts';
import { channels, videos } from '../../catalog/tables.ts';
import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { holdsText } from '../like-queries.ts';

/** What a bulk act is to hit: things that all of this is true of. */
export type Aim = {
  kind: 'remove-comments' | 'block-videos' | 'mute-accounts';
  accountId?: number | undefined;
  /** Of their account; null is this node. */
  host?: string | null | undefined;
  search?: string | undefined;
  videoId?: number | undefined;
  channelId?: number | undefined;
  isHeldForReview?: boolean | undefined;
  /** Only on videos of this account, and of the channels it helps to run. */
  ownedBy?: { accountId: number; withCollaborations: boolean } | undefined;
  /** Who acts. */
  by: { accountId: number; isAdministrator: boolean };
};

export type Target = { id: number; text: string; name: string; host: string | null };

/** Every thing an act hits, as a query whose columns are those of `Target`. */
export const targetsOf = (db: Db, aim: Aim) => TARGETS[aim.kind](db, aim);

const whose = { name: sql<string>`${accounts.name}`.as('name'), host: sql<string | null>`${accounts.host}`.as('host') }; // prettier-ignore

const TARGETS = {
  'remove-comments': (db: Db, aim: Aim) =>
    db
      .select({ id: comments.id, text: sql<string>`${comments.text}`.as('text'), ...whose })
      .from(comments)
      .innerJoin(accounts, eq(accounts.id, comments.accountId))
      .innerJoin(videos, eq(videos.id, comments.videoId))
      .innerJoin(channels, eq(channels.id, videos.channelId))
      .where(
        and(
          isNull(comments.deletedAt),
          ofAccount(aim),
          holdsText(aim.search, comments.text),
          is(comments.videoId, aim.videoId),
          aim.isHeldForReview === undefined
            ? undefined
            : eq(comments.heldForReview, aim.isHeldForReview),
          aim.ownedBy && isRunBy(aim.ownedBy),
        ),
      )
      .$dynamic(),
  'block-videos': (db: Db, aim: Aim) =>
    db
      .select({ id: videos.id, text: sql<string>`${videos.name}`.as('text'), ...whose })
      .from(videos)
      .innerJoin(channels, eq(channels.id, videos.channelId))
      .innerJoin(accounts, eq(accounts.id, channels.accountId))
      .where(
        and(
          eq(videos.blocked, false),
          ofAccount(aim),
          is(videos.channelId, aim.channelId),
          holdsText(aim.search, videos.name, videos.description),
          isBelow(db, aim),
        ),
      )
      .$dynamic(),
  'mute-accounts': (db: Db, aim: Aim) =>
    db
      .select({ id: accounts.id, text: sql<string>`${accounts.displayName}`.as('text'), ...whose })
      .from(accounts)
      .where(
        and(
          ofAccount(aim),
          ne(accounts.id, aim.by.accountId),
          holdsText(aim.search, accounts.name, accounts.displayName),
          notExists(db.select({ one: sql`1` }).from(accountMutes).where(and(isNull(accountMutes.userId), eq(accountMutes.accountId, accounts.id)))), // prettier-ignore
          isBelow(db, aim),
        ),
      )
      .$dynamic(),
};

type IdColumn = typeof comments.videoId | typeof videos.channelId;
const is = (column: IdColumn, id: number | undefined) =>
  id === undefined ? undefined : eq(column, id);

const ofAccount = ({ accountId, host }: Aim) =>
  and(
    accountId === undefined ? undefined : eq(accounts.id, accountId),
    host === undefined ? undefined : host === null ? isNull(accounts.host) : eq(accounts.host, host), // prettier-ignore
  );

/** Only an administrator acts on what is an administrator's. */
const isBelow = (db: Db, { by }: Aim) =>
  by.isAdministrator
    ? undefined
    : notExists(
        db
          .select({ one: sql`1` })
          .from(users)
          .where(and(eq(users.accountId, accounts.id), eq(users.role, 'administrator'))),
      );

/** How many things an act hits. */
export const countTargets = async (db: Db, aim: Aim): Promise<number> =>
  (await db.select({ total: count() }).from(targetsOf(db, aim).as('targets')))[0]!.total;

const ID = { 'remove-comments': comments.id, 'block-videos': videos.id, 'mute-accounts': accounts.id }; // prettier-ignore

/** The first things an act hits. */
export const firstTargets = (db: Db, aim: Aim, limit: number): Promise<Target[]> =>
  targetsOf(db, aim).orderBy(ID[aim.kind]).limit(limit);
