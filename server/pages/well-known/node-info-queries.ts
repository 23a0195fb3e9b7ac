import { count, gt, sql } from 'drizzle-orm';

import { users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';

const activeWithin = (days: number) =>
  sql<number>`(count(*) filter (where ${gt(users.lastLoginAt, sql`now() - make_interval(days => ${days})`)}))::int`;

/** Users of this node, and those of them who signed in during the last month and half year. */
export const countActiveUsers = async (db: Db) =>
  (
    await db
      .select({ total: count(), activeMonth: activeWithin(30), activeHalfyear: activeWithin(180) })
      .from(users)
  )[0]!;
