import type { Db } from '../../platform/db.ts';
import type { Claimed } from './end-import.ts';
import { isUnderWay } from './import-state.ts';
import { findImport } from './queries.ts';
import { watchWhile } from './watch-while.ts';

/** Aborts as soon as an import is no longer this run's: it was cancelled or tried anew, or its video is gone. */
export const watchImport = (db: Db, { id, uploadId }: Claimed) =>
  watchWhile(async () => {
    const row = await findImport(db, id);
    return row?.uploadId === uploadId && row.videoId !== null && isUnderWay(row);
  });
