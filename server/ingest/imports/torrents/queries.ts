import { eq } from 'drizzle-orm';

import { importTorrents } from '../../../catalog/import-tables.ts';
import type { Db } from '../../../platform/db.ts';

/** The `.torrent` file of an import, if it is known. */
export async function findMetainfo(db: Db, importId: number): Promise<Buffer | undefined> {
  const [row] = await db
    .select({ metainfo: importTorrents.metainfo })
    .from(importTorrents)
    .where(eq(importTorrents.importId, importId));
  return row?.metainfo;
}

/** Safe to repeat. */
export const keepMetainfo = (db: Db, importId: number, metainfo: Buffer) =>
  db.insert(importTorrents).values({ importId, metainfo }).onConflictDoNothing();

export const forgetMetainfo = (db: Db, importId: number) =>
  db.delete(importTorrents).where(eq(importTorrents.importId, importId));
