import { sql } from 'drizzle-orm';

import type { Db } from '../db.ts';
import { isNamed } from './list.ts';

/**
 * Has a job that failed tried again at once, as often as a new one. Returns its type; undefined where no job of that
 * number has failed.
 */
export async function retryJob(tx: Db, id: string): Promise<string | undefined> {
  const [row] = await tx.execute<{ name: string }>(sql`
    update jobs.job
    set state = 'retry', retry_count = 0, started_on = null, completed_on = null, output = null,
      start_after = now()
    where id = ${id} and state in ('failed', 'cancelled')
    returning name`);
  return row?.name;
}

/**
 * The same with all jobs that failed, or those with these names, at most `limit` of them. Returns how many.
 */
export async function retryFailedJobs(
  tx: Db,
  { names, limit }: { names?: readonly string[] | undefined; limit: number },
): Promise<number> {
  const rows = await tx.execute(sql`
    update jobs.job
    set state = 'retry', retry_count = 0, started_on = null, completed_on = null, output = null,
      start_after = now()
    where (id, name) in (
      select id, name from jobs.job
      where state in ('failed', 'cancelled') and ${isNamed(names)}
      order by created_on desc limit ${limit})
    returning id`);
  return rows.length;
}
