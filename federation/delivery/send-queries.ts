import { sql } from 'drizzle-orm';

import type { Db } from '../../server/platform/db.ts';
import { deliveries, nodes, outboxActivities } from '../tables.ts';
import { isGone } from './gone-queries.ts';

type NewActivity = typeof outboxActivities.$inferInsert;

/** Adds an activity, and gives its number. */
export async function addActivity(db: Db, activity: NewActivity): Promise<number> {
  const [added] = await db
    .insert(outboxActivities)
    .values(activity)
    .returning({ id: outboxActivities.id });
  return added!.id;
}

const GIVEN_UP_AFTER = '7 days';

/**
 * Adds deliveries of an activity. Those to a node that rests wait until it is tried again; those to one that has not
 * answered for a week are not made while it rests, and to one that is gone none.
 */
export async function addDeliveries(
  db: Db,
  { activityId, actorId }: { activityId: number; actorId: number },
  destinations: { inboxUrl: string; host: string }[],
): Promise<void> {
  await db.execute(sql`
    insert into ${deliveries} (activity_id, actor_id, inbox_url, host, next_attempt_at)
    select ${activityId}, ${actorId}, given."inboxUrl", given.host, greatest(now(), node.closed_until)
    from jsonb_to_recordset(${JSON.stringify(destinations)}::jsonb) as given("inboxUrl" text, host text)
      left join ${nodes} node on node.host = given.host
    where (node.host is null or node.closed_until is null or node.closed_until <= now()
        or node.failed_since > now() - ${GIVEN_UP_AFTER}::interval)
      and not ${isGone(sql`given.host`)}
    on conflict do nothing`);
}
