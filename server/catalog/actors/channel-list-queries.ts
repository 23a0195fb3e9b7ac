import { and, asc, count, desc, eq, isNull, or, sql } from 'drizzle-orm';

import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { type Page } from '../../platform/page-query.ts';
import type { Viewer } from '../access.ts';
import { isRunBy } from '../collaboration/queries.ts';
import { isAdmitted } from '../domain-queries.ts';
import { channels } from '../tables.ts';
import { isFoundBy } from '../visibility-queries.ts';
import type { Handle } from './handle.ts';

const SORTS = {
  createdAt: channels.createdAt,
  updatedAt: channels.updatedAt,
  name: channels.name,
  id: channels.id,
} as const;

export type ChannelPage = Page<keyof typeof SORTS>;

const withOwners = (db: Db) =>
  db
    .select({ channel: channels, account: accounts, ownerUserId: users.id })
    .from(channels)
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .leftJoin(users, eq(users.accountId, accounts.id));

const countOf = (db: Db) =>
  db
    .select({ total: count() })
    .from(channels)
    .innerJoin(accounts, eq(accounts.id, channels.accountId));

/** A channel by its whole name, in any case of letters, with whose it is. Of a node that is rejected there is none. */
export async function findChannel(db: Db, { name, host }: Handle) {
  const [found] = await withOwners(db).where(
    and(
      eq(sql`lower(${channels.name})`, name.toLowerCase()),
      eq(sql`coalesce(${channels.host}, '')`, host ?? ''),
      isNull(channels.deletedAt),
      isAdmitted(channels.host),
    ),
  );
  return found;
}

/** A channel of another node by its id, with whose it is. */
export async function findChannelAt(db: Db, url: string): Promise<FoundChannel | undefined> {
  const [found] = await withOwners(db).where(
    and(eq(channels.url, url), isNull(channels.deletedAt)),
  );
  return found;
}

/** A channel by number, with whose it is. */
export async function findChannelWithOwner(db: Db, id: number) {
  const [found] = await withOwners(db).where(and(eq(channels.id, id), isNull(channels.deletedAt)));
  return found;
}

export type FoundChannel = NonNullable<Awaited<ReturnType<typeof findChannel>>>;

/** A page of the channels this node has or follows, of accounts the viewer has not muted, and how many there are. */
export const listChannels = (db: Db, viewer: Viewer, page: ChannelPage) =>
  pageOf(db, and(isNull(channels.deletedAt), eq(channels.followed, true), isFoundBy(viewer)), page);

type Condition = ReturnType<typeof and>;
type Chosen = { accountId: number; search?: string | undefined; includeCollaborations: boolean };

/** A page of an account's channels, if asked for with those it helps to run. */
export function listChannelsOf(db: Db, { accountId, ...chosen }: Chosen, page: ChannelPage) {
  return pageOf(
    db,
    and(
      isNull(channels.deletedAt),
      isRunBy({ accountId, withCollaborations: chosen.includeCollaborations }),
      chosen.search ? isCalled(chosen.search) : undefined,
    ),
    page,
  );
}

/** `position`, not `like`: what is searched for holds no wildcards. */
const isCalled = (text: string) =>
  or(
    sql`position(lower(${text}) in lower(${channels.name})) > 0`,
    sql`position(lower(${text}) in lower(${channels.displayName})) > 0`,
  );

async function pageOf(db: Db, condition: Condition, page: ChannelPage) {
  const [rows, [counted]] = await Promise.all([
    pageOfChannels(db, condition, page),
    countOf(db).where(condition),
  ]);
  return { rows, total: counted!.total };
}

/** The channels of a page, of those that meet a condition. */
export function pageOfChannels(db: Db, condition: Condition, page: ChannelPage) {
  const direction = page.sort.descending ? desc : asc;
  return withOwners(db)
    .where(condition)
    .orderBy(direction(SORTS[page.sort.field]), direction(channels.id))
    .limit(page.count)
    .offset(page.start);
}
