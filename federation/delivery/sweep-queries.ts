import { sql } from 'drizzle-orm';

import type { Db } from '../../server/platform/db.ts';
import { actors, deliveries, nodes, outboxActivities } from '../tables.ts';

const AT_ONCE = 5_000;
const MAX_WAITING_PER_HOST = 5_000;
const MAX_NODES = 20_000;

/** Gives up what has waited longer than it is tried for, and the oldest of what waits for one node beyond measure. */
export async function giveUpOldDeliveries(
  db: Db,
  maxPerHost = MAX_WAITING_PER_HOST,
): Promise<void> {
  await db.execute(sql`
    update ${deliveries} set state = 'gave-up', ended_at = now(),
      last_error = coalesce(last_error, 'The node did not answer for days.')
    from ${outboxActivities} activity
    where activity.id = deliveries.activity_id and deliveries.state = 'waiting'
      and activity.created_at < now() - interval '4 days'`);
  await db.execute(sql`
    update ${deliveries} set state = 'gave-up', ended_at = now(),
      last_error = 'Too much waits for this node.'
    from (
      select activity_id, inbox_url, row_number() over (partition by host order by activity_id desc) as nth
      from ${deliveries} where state = 'waiting') waiting
    where nth > ${maxPerHost} and waiting.activity_id = deliveries.activity_id
      and waiting.inbox_url = deliveries.inbox_url`);
}

/** Deletes what was sent to everybody, or given up, and is a week old; gives how many. */
export async function deleteOldActivities(db: Db): Promise<number> {
  const deleted = await db.execute(sql`
    delete from ${outboxActivities} where id in (
      select id from ${outboxActivities} activity
      where created_at < now() - interval '7 days' and not exists (
        select from ${deliveries} where activity_id = activity.id and state = 'waiting')
      order by created_at limit ${AT_ONCE})`);
  return deleted.count < AT_ONCE ? 0 : deleted.count;
}

/** Forgets nodes that no actor is of and nothing waits for: after a week, or at once when they are too many (F18). */
export async function forgetNodes(db: Db, maxNodes = MAX_NODES): Promise<void> {
  await db.execute(sql`
    delete from ${nodes} where host in (
      select host from (
        select host, row_number() over (order by created_at desc) as nth,
          greatest(created_at, reached_at, failed_since, closed_until) < now() - interval '7 days' as stale
        from ${nodes} node
        where not exists (select from ${actors} where host = node.host)
          and not exists (select from ${deliveries} where host = node.host and state = 'waiting')) alone
      where stale or nth > ${maxNodes})`);
}
