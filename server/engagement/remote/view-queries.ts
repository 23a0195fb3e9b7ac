import type { Db } from '../../platform/db.ts';
import { remoteViewers } from '../tables.ts';

export const putViewers = (tx: Db, row: typeof remoteViewers.$inferInsert) =>
  tx
    .insert(remoteViewers)
    .values(row)
    .onConflictDoUpdate({
      target: [remoteViewers.videoId, remoteViewers.host],
      set: { viewers: row.viewers, expiresAt: row.expiresAt },
    });
