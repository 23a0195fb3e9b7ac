import { sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { blobs } from '../../platform/tables.ts';

/** How many files are in each folder of the store, and how large they are together. Reads the row of every file. */
export const sumFolders = (db: Db) =>
  db
    .select({
      folder: sql<string>`split_part(${blobs.key}, '/', 1)`,
      files: sql<number>`count(*)::int`,
      sizeBytes: sql<number>`sum(${blobs.sizeBytes})::float8`,
    })
    .from(blobs)
    .groupBy(sql`1`);
