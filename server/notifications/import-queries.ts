import { and, eq, inArray } from 'drizzle-orm';

import { videoImports } from '../catalog/import-tables.ts';
import { users } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';

/** The contract's numbers of the ends of an import that are told. */
export const ImportState = { success: 2, failed: 3 } as const;

/** How an import stands, since when, and whose it is. */
export async function findImport(db: Db, importId: number) {
  const { state, updatedAt: endedAt } = videoImports;
  const [row] = await db
    .select({ state, endedAt, accountId: users.accountId })
    .from(videoImports)
    .innerJoin(users, eq(users.id, videoImports.userId))
    .where(eq(videoImports.id, importId));
  return row;
}

/** Imports of a user. */
export const findImports = (db: Db, ids: number[], { id: userId }: { id: number }) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select({
          id: videoImports.id,
          targetUrl: videoImports.targetUrl,
          magnetUri: videoImports.magnetUri,
          torrentName: videoImports.torrentName,
          videoId: videoImports.videoId,
        })
        .from(videoImports)
        .where(and(inArray(videoImports.id, ids), eq(videoImports.userId, userId)));
