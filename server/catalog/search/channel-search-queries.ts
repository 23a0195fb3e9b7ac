import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import type { Handle } from '../actors/handle.ts';
import { channelNames } from '../list-tables.ts';
import { channels } from '../tables.ts';
import { isFoundBy } from '../visibility-queries.ts';
import { likenessOf } from './likeness-queries.ts';
import type { ChannelSearchQuery } from './search-query.ts';

const MAX_FOUND = 300;

type Wanted = { viewer: Viewer; query: ChannelSearchQuery; handles: Handle[] | undefined };

/**
 * Channels this node has or follows whose names hold the text or are like it, the likest first, and then those of accounts
 * with such names; or those with these handles, whoever follows them.
 */
export async function searchChannels(db: Db, node: Origin, { viewer, query, handles }: Wanted) {
  const { likeness } = likenessOf(query.search, channelNames(channels));
  const rising = query.sort.descending ? sql`desc` : sql`asc`;
  const order = {
    match: likeness,
    displayName: sql`lower(${channels.displayName})`,
    createdAt: sql`${channels.createdAt}`,
  }[query.sort.field];
  const home = query.host?.toLowerCase();
  return db
    .select({ channel: channels, account: accounts })
    .from(channels)
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(
      and(
        isNull(channels.deletedAt),
        isFoundBy(viewer),
        handles === undefined ? eq(channels.followed, true) : undefined,
        home === undefined ? undefined : eq(sql`coalesce(${channels.host}, ${node.host})`, home),
        handles === undefined && query.search
          ? inArray(channels.id, calledLike(query.search))
          : undefined,
        handles && (handles.length > 0 ? or(...handles.map(isNamed)) : sql`false`),
      ),
    )
    .orderBy(sql`${order} ${rising}`, channels.id)
    .limit(MAX_FOUND);
}

const select = new QueryBuilder();

/** Two looks into two indexes: one condition for both would read all channels. */
const calledLike = (typed: string) =>
  select
    .select({ id: channels.id })
    .from(channels)
    .where(likenessOf(typed, channelNames(channels)).isLike)
    .union(
      select
        .select({ id: channels.id })
        .from(channels)
        .innerJoin(accounts, eq(accounts.id, channels.accountId))
        .where(likenessOf(typed, sql`lower(${accounts.displayName})`).isLike),
    );

const isNamed = ({ name, host }: Handle) =>
  and(
    eq(sql`lower(${channels.name})`, name.toLowerCase()),
    eq(sql`coalesce(${channels.host}, '')`, host ?? ''),
  );
