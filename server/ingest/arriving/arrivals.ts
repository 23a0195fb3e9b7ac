import type { Db } from '../../platform/db.ts';
import { openArriving } from './open-arriving.ts';
import { setPreview } from './queries.ts';
import { refuse } from './withdraw.ts';

/** Uploads while they come, for whoever makes them watchable. */
export const arrivals = {
  open: openArriving,
  began: (tx: Db, uploadId: string) => setPreview(tx, uploadId, 'shown'),
  gaveUp: ({ db }: { db: Db }, uploadId: string) => refuse(db, uploadId, 'failed'),
};
