import { eq, type SQL, sql } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { createStatements } from '../../platform/db/prepared.ts';
import type { Origin } from '../actor-json.ts';
import { prepareSummaries, selectSummaries } from '../summary-columns-queries.ts';
import { channels, videos } from '../tables.ts';
import { matches } from './filter-queries.ts';
import type { VideoFilter } from './filter.ts';
import type { Order, Page } from './order.ts';
import { inOrder } from './queries.ts';

/** How far a page may reach: each is a statement of its own, with its limit where the planner sees it. */
const REACHES = [100, 1_000, 10_000];

/** Everything, or one channel, as everyone may see it: the lists that are asked for most. */
export type Scope = Pick<VideoFilter, 'nsfw'> & { channelId?: number };

/** What a filter that narrows a list by nothing else is of; undefined for any other. */
export const plainScope = (filter: VideoFilter): Scope | undefined => {
  const { nsfw, channelIds, ...rest } = filter;
  if (Object.values(rest).some((value) => value !== undefined)) return undefined;
  if (channelIds === undefined) return { nsfw };
  return channelIds.length === 1 ? { nsfw, channelId: channelIds[0]! } : undefined;
};

/** Whether a page of such a list is near enough to its beginning. */
export const isNear = ({ start, count }: Page): boolean => start + count <= REACHES.at(-1)!;

/** As `findPage` of queries.ts, by statements that are written, and planned, once. */
export function findPlainPage(db: Db, node: Origin, { nsfw, channelId = 0 }: Scope, page: Page) {
  const { start, count, sort } = page;
  const reach = REACHES.find((each) => each >= start + count)!;
  const key = [nsfw, channelId > 0, sort.field, sort.descending, reach].join();
  const write = () => selectPage(db, node, { nsfw, channelId }, { sort, reach });
  return pages(db, key, write).execute({ channelId, start, count });
}

const pages = createStatements<ReturnType<typeof selectPage>>();

/** The statement of a page that ends within `reach`. As an array, its numbers are looked up, however many are expected. */
export const selectPage = (
  db: Db,
  node: Origin,
  scope: Scope,
  { sort, reach }: { sort: Order; reach: number },
) =>
  prepareSummaries(
    db,
    selectSummaries(db)
      .where(
        sql`${videos.id} = any(array(
        select id from (${first(db, node, scope, sql`${videos.id}`)}
          order by ${sql.join(inOrder(sort), sql`, `)} limit ${literal(reach)}) reached
        offset ${sql.placeholder('start')} limit ${sql.placeholder('count')}))`,
      )
      .orderBy(...inOrder(sort)),
  );

/** How many videos such a list has, counted to no more than `limit`. */
export async function countPlain(
  db: Db,
  node: Origin,
  { nsfw, channelId = 0 }: Scope,
  limit: number,
): Promise<number> {
  const key = [nsfw, channelId > 0, limit].join();
  const write = () => selectCount(db, node, { nsfw, channelId }, limit);
  return (await counts(db, key, write).execute({ channelId }))[0]!.total;
}

const counts = createStatements<ReturnType<typeof selectCount>>();

const selectCount = (db: Db, node: Origin, scope: Scope, limit: number) =>
  db
    .select({ total: sql<number>`count(*)::int` })
    .from(sql`(${first(db, node, scope, sql`1`)} limit ${literal(limit)}) counted`)
    .prepare('plain_count');

const first = (db: Db, node: Origin, { nsfw, channelId }: Scope, column: SQL) =>
  db
    .select({ column })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(matches(node, undefined, { nsfw, ...(channelId && { channelIds: [CHANNEL] }) }))
    .getSQL();

/** Stands for the number of a channel until the statement is run. */
const CHANNEL = sql.placeholder('channelId') as unknown as number;

const literal = (limit: number) => sql.raw(String(limit));
