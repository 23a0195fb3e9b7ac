import type { Db } from '../../server/platform/db.ts';
import { countAttempt } from '../../server/platform/rate-limit.ts';
import { hostOf } from '../vocabulary/incoming/common.ts';

const PER_HOST = { name: 'refresh', attempts: 60, windowSeconds: 60 };

/** Fails with `rate_limited` when a node is asked for too much at once; what was to be asked is asked when it is shown again. */
export const limitHost = (db: Db, url: string): Promise<void> =>
  countAttempt(db, PER_HOST, hostOf(url));
