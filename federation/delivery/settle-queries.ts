import { sql } from 'drizzle-orm';

import type { Db } from '../../server/platform/db.ts';
import { deliveries, nodes, outboxActivities } from '../tables.ts';

/** What became of a delivery. `delaySeconds` is until its next attempt, while it waits. */
export type Settled = {
  activityId: number;
  inboxUrl: string;
  state: 'waiting' | 'delivered' | 'gave-up';
  delaySeconds: number;
  error: string | null;
  /** Whether there was an attempt: one that was cut short counts for nothing. */
  wasTried: boolean;
};

const GIVE_UP_AFTER = '3 days';
const MAX_ERROR_LENGTH = 500;

/** Writes down what became of deliveries. One that has failed for three days is not tried again. */
export async function settleDeliveries(db: Db, settled: Settled[]): Promise<void> {
  if (settled.length === 0) return;
  await db.execute(sql`
    update ${deliveries} set
      state = outcome.state,
      attempts = attempts + outcome.tried,
      next_attempt_at = now() + make_interval(secs => outcome."delaySeconds"),
      last_error = left(outcome.error, ${MAX_ERROR_LENGTH}),
      ended_at = case when outcome.state <> 'waiting' then now() end
    from (
      select given."activityId", given."inboxUrl", given."delaySeconds", given.error,
        given."wasTried"::int as tried,
        case when given.state = 'waiting' and given."wasTried"
            and activity.created_at < now() - ${GIVE_UP_AFTER}::interval
          then 'gave-up' else given.state end as state
      from jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) as given(
          "activityId" bigint, "inboxUrl" text, state delivery_state, "delaySeconds" float8,
          error text, "wasTried" boolean)
        join ${outboxActivities} activity on activity.id = given."activityId") outcome
    where deliveries.activity_id = outcome."activityId" and deliveries.inbox_url = outcome."inboxUrl"
      and deliveries.state = 'waiting'`);
}

/** What the deliveries of a moment say about a node. */
export type Seen = { host: string; isHealthy: boolean; signature: string | null };

/**
 * How long a node rests after its nth failure on end. One that hangs costs ten seconds of a place at each try; one that is
 * only started again is soon told what it missed.
 */
const RESTS = ['15 s', '15 s', '30 s', '1 min', '5 min', '15 min', '1 h', '3 h', '6 h'];
const REST = sql.raw(`(array['${RESTS.join("', '")}']::interval[])`);

/** Remembers which nodes answered, and lets the others rest. */
export async function noteNodes(db: Db, seen: Seen[]): Promise<void> {
  if (seen.length === 0) return;
  await db.execute(sql`
    insert into ${nodes} as node
      (host, signature, failures, failed_since, closed_until, reached_at)
    select host, signature,
      case when "isHealthy" then 0 else 1 end,
      case when "isHealthy" then null else now() end,
      case when "isHealthy" then null else now() + ${REST}[1] end,
      case when "isHealthy" then now() end
    from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as given(
      host text, "isHealthy" boolean, signature text)
    order by host
    on conflict (host) do update set
      signature = coalesce(excluded.signature, node.signature),
      failures = case when excluded.failures = 0 then 0 else node.failures + 1 end,
      failed_since = case when excluded.failures = 0 then null else coalesce(node.failed_since, now()) end,
      closed_until = case when excluded.failures = 0 then null
        else now() + ${REST}[least(node.failures + 1, ${RESTS.length})] end,
      reached_at = coalesce(excluded.reached_at, node.reached_at)
    where excluded.failures > 0 or node.failures > 0 or node.closed_until is not null
      or node.signature is distinct from coalesce(excluded.signature, node.signature)
      or node.reached_at is null or node.reached_at < now() - interval '1 hour'`);
}

/** Has all wait that is for nodes at rest, so that it is not looked at again and again meanwhile. */
export const postponeDeliveries = (db: Db, hosts: string[]) =>
  db.execute(sql`
    update ${deliveries} set next_attempt_at = waiting.closed_until
    from (
      select d.activity_id, d.inbox_url, node.closed_until
      from ${nodes} node join ${deliveries} d on d.host = node.host and d.state = 'waiting'
        and d.next_attempt_at < node.closed_until
      where node.host in (select jsonb_array_elements_text(${JSON.stringify(hosts)}::jsonb))
      for update of d skip locked) waiting
    where deliveries.activity_id = waiting.activity_id and deliveries.inbox_url = waiting.inbox_url`);
