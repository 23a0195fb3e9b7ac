import { and, asc, count, desc, eq, ilike, inArray, notInArray, or, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';

import { videoImports } from '../../catalog/import-tables.ts';
import { isRunBy } from '../../catalog/index.ts';
import { channels, videos } from '../../catalog/tables.ts';
import { likePattern } from '../../identity/index.ts';
import { users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Uploader } from '../upload.ts';
import { UNDER_WAY } from './import-state.ts';

export type Import = typeof videoImports.$inferSelect;

export async function insertImport(
  tx: Db,
  row: Pick<Import, 'userId' | 'videoId'> &
    Partial<Pick<Import, 'targetUrl' | 'magnetUri' | 'torrentName' | 'channelSyncId'>>,
): Promise<Import> {
  const [inserted] = await tx.insert(videoImports).values(row).returning();
  return inserted!;
}

export async function findImport(db: Db, id: number): Promise<Import | undefined> {
  const [row] = await db.select().from(videoImports).where(eq(videoImports.id, id));
  return row;
}

/** As `findImport`, and keeps the row from changing until the transaction ends. */
export async function lockImport(tx: Db, id: number): Promise<Import | undefined> {
  const [row] = await tx.select().from(videoImports).where(eq(videoImports.id, id)).for('update');
  return row;
}

export const updateImport = (db: Db, id: number, change: Partial<Import>) =>
  db
    .update(videoImports)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(videoImports.id, id));

export const deleteImportRow = (tx: Db, id: number) =>
  tx.delete(videoImports).where(eq(videoImports.id, id));

/** How many imports of a user are under way. */
export async function countUnderWay(tx: Db, userId: number): Promise<number> {
  const [row] = await tx
    .select({ imports: count() })
    .from(videoImports)
    .where(and(eq(videoImports.userId, userId), inArray(videoImports.state, [...UNDER_WAY])));
  return row?.imports ?? 0;
}

/** Forgets a user's ended imports but for the `keep` newest. */
export const forgetOldest = (tx: Db, userId: number, keep: number) =>
  tx.execute(sql`delete from ${videoImports} where id in (
    select id from ${videoImports} where ${videoImports.userId} = ${userId}
      and ${notInArray(videoImports.state, [...UNDER_WAY])}
    order by ${videoImports.createdAt} desc, id desc offset ${keep})`);

/** Whose quota an import counts against. Undefined once the user is gone. */
export async function findUploader(db: Db, userId: number): Promise<Uploader | undefined> {
  const { id, accountId, quotaBytes, quotaDailyBytes } = users;
  const [row] = await db
    .select({ id, accountId, quotaBytes, quotaDailyBytes })
    .from(users)
    .where(eq(users.id, userId));
  return row;
}

const SORTS = {
  id: videoImports.id,
  createdAt: videoImports.createdAt,
  updatedAt: videoImports.updatedAt,
} as const;
export type ImportSort = keyof typeof SORTS;

export type ImportPage = {
  start: number;
  count: number;
  sort: { field: ImportSort; descending: boolean };
  targetUrl?: string | undefined;
  id?: number | undefined;
  videoId?: number | undefined;
  videoChannelSyncId?: number | undefined;
  search?: string | undefined;
  includeCollaborations?: boolean | undefined;
};

const isAskedFor = ({ id, targetUrl, videoId, videoChannelSyncId }: ImportPage) =>
  and(
    id === undefined ? undefined : eq(videoImports.id, id),
    targetUrl === undefined ? undefined : eq(videoImports.targetUrl, targetUrl),
    videoId === undefined ? undefined : eq(videoImports.videoId, videoId),
    videoChannelSyncId === undefined
      ? undefined
      : eq(videoImports.channelSyncId, videoChannelSyncId),
  );

type Importer = { id: number; accountId: number };

/** Those a user asked for, those into channels they own and, if told, into those they help to run. */
const shownTo = (db: Db, { id, accountId }: Importer, { includeCollaborations }: ImportPage) => {
  const imports = () => db.select({ id: videoImports.id }).from(videoImports);
  const running = { accountId, withCollaborations: includeCollaborations ?? false };
  return union(
    imports().where(eq(videoImports.userId, id)),
    imports()
      .innerJoin(videos, eq(videos.id, videoImports.videoId))
      .innerJoin(channels, eq(channels.id, videos.channelId))
      .where(isRunBy(running)),
  );
};

/** A page of a user's imports, and how many there are. */
export async function importsOfUser(db: Db, user: Importer, page: ImportPage) {
  const { start, count: limit, sort, search } = page;
  const pattern = search === undefined ? undefined : likePattern(search);
  const chosen = and(
    inArray(videoImports.id, shownTo(db, user, page)),
    isAskedFor(page),
    pattern === undefined
      ? undefined
      : or(ilike(videos.name, pattern), ilike(videoImports.targetUrl, pattern)),
  );
  const direction = sort.descending ? desc : asc;
  const [rows, [total]] = await Promise.all([
    db
      .select({ import: videoImports })
      .from(videoImports)
      .leftJoin(videos, eq(videos.id, videoImports.videoId))
      .where(chosen)
      .orderBy(direction(SORTS[sort.field]), direction(videoImports.id))
      .offset(start)
      .limit(limit),
    db
      .select({ count: count() })
      .from(videoImports)
      .leftJoin(videos, eq(videos.id, videoImports.videoId))
      .where(chosen),
  ]);
  return { rows: rows.map((row) => row.import), total: total?.count ?? 0 };
}
