import { count, desc, eq, inArray, sql } from 'drizzle-orm';

import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import { thumbnailsColumn } from '../media-columns-queries.ts';
import { channels, videos } from '../tables.ts';
import { videoColumns } from '../visibility-queries.ts';
import { BEST_OF, goodness } from './best-queries.ts';
import { matches } from './filter-queries.ts';
import type { VideoFilter } from './filter.ts';
import { columnsOf, type Order, type Page } from './order.ts';

/** Every order is an index read one way or the other, so both ends of it have their nulls. */
export const inOrder = ({ field, descending }: Order) =>
  [...columnsOf(field).map((name) => videos[name]), videos.id].map((column) =>
    descending ? sql`${column} desc nulls last` : sql`${column} asc nulls first`,
  );

type Wanted = { viewer: Viewer; filter: VideoFilter; page: Page };

/** A page of the videos a filter matches, with whom each belongs to. */
export function findPage(db: Db, node: Origin, { viewer, filter, page }: Wanted) {
  const found = db
    .select({
      video: videoColumns,
      channel: channels,
      account: accounts,
      ownerUserId: users.id,
      thumbnails: thumbnailsColumn,
    })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .leftJoin(users, eq(users.accountId, accounts.id));
  const isBest = viewer && page.sort.field === 'best' && page.sort.descending;
  if (!isBest)
    return found
      .where(inArray(videos.id, idsOf(db, node, { viewer, filter, page }).offset(page.start)))
      .orderBy(...inOrder(page.sort));
  return found
    .where(inArray(videos.id, hottest(db, node, { viewer, filter, page })))
    .orderBy(sql`${goodness(viewer.id)} desc nulls last`, desc(videos.id))
    .limit(page.count)
    .offset(page.start);
}

/** What the best are chosen from. Every page but a very late one chooses from the same. */
const hottest = (db: Db, node: Origin, { page, ...wanted }: Wanted) =>
  idsOf(db, node, {
    ...wanted,
    page: { ...page, count: Math.max(BEST_OF, page.start + page.count) },
  });

/** The first videos a filter matches, in order: what is shown of each is read for those of the page alone. */
const idsOf = (db: Db, node: Origin, { viewer, filter, page }: Wanted) =>
  db
    .select({ id: videos.id })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(matches(node, viewer, filter))
    .orderBy(...inOrder(page.sort))
    .limit(page.count);

/** How many videos a filter matches; no more than `limit`, if there is one. */
export async function countMatches(
  db: Db,
  node: Origin,
  { viewer, filter, limit }: { viewer: Viewer; filter: VideoFilter; limit?: number },
): Promise<number> {
  const found = db
    .select({ one: sql`1`.as('one') })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(matches(node, viewer, filter));
  const bounded = limit === undefined ? found.as('found') : found.limit(limit).as('found');
  return (await db.select({ total: count() }).from(bounded))[0]!.total;
}
