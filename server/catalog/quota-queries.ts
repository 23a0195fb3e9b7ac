import { sql } from 'drizzle-orm';

import { ADVISORY_LOCK } from '../platform/advisory-locks.ts';
import type { Db } from '../platform/db.ts';

/** Makes this user's other quota decisions wait until the transaction ends. */
export const lockQuota = (tx: Db, userId: number) =>
  tx.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCK.quota}, ${userId})`);
