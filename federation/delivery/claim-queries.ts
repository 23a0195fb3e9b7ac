import { inArray, sql } from 'drizzle-orm';

import type { Db } from '../../server/platform/db.ts';
import { deliveries, nodes, outboxActivities } from '../tables.ts';

/** A delivery that this process has taken. */
export type Claimed = {
  activityId: number;
  inboxUrl: string;
  host: string;
  attempts: number;
  signature: 'cavage' | 'rfc9421' | null;
  isProven: boolean;
};

export type Claim = {
  /** The most to take. */
  limit: number;
  /** The most to take of nodes that did not answer last time, or were never asked. */
  unprovenLimit: number;
  /** The most to take for a node that answered last time; of others one is taken, to see whether they do. */
  perHost: number;
  /** Nodes with deliveries under way. */
  busyHosts: string[];
  /** How long they are taken for. After that, whoever took them is dead, and they are due again. */
  leaseSeconds: number;
};

const LOOKED_AT = 1_000; // of the due ones, the oldest; nodes with deliveries under way do not count

const HOLDS_UP_TRIES = 8; // in an hour and a half: what an inbox does not take then holds up no other any more

/**
 * Takes due deliveries, a few of each node. Of what one actor sends to an inbox none is taken while an earlier one waits, is
 * under way or put off: an update follows what it updates, and nothing comes after it was taken back. What follows on one
 * that is put off is put off as long, so that it is in nobody's way.
 */
export const claimDeliveries = async (db: Db, claim: Claim): Promise<Claimed[]> =>
  db.execute<Claimed>(claiming(claim));

/** The statement that takes them: how it is answered must not depend on how many wait. */
export const claiming = ({ limit, unprovenLimit, perHost, busyHosts, leaseSeconds }: Claim) =>
  sql`
    with due as (
      select activity_id, actor_id, inbox_url, host, next_attempt_at from ${deliveries}
      where state = 'waiting' and next_attempt_at <= now()
        and host not in (select jsonb_array_elements_text(${JSON.stringify(busyHosts)}::jsonb))
        and (${unprovenLimit} > 0 or host in (
          select host from ${nodes} where reached_at is not null and failures = 0))
      order by next_attempt_at, activity_id limit ${LOOKED_AT}),
    ${inOrder(leaseSeconds)},
    of_hosts as (
      select in_order.*, node.signature, node.reached_at is not null and node.failures = 0 as proven,
        row_number() over (partition by in_order.host order by next_attempt_at, activity_id) as nth_of_host
      from in_order left join ${nodes} node on node.host = in_order.host
      where nth_of_actor = 1),
    allowed as (
      select *, row_number() over (partition by proven order by next_attempt_at, activity_id) as nth
      from of_hosts where nth_of_host <= case when proven then ${perHost} else 1 end),
    chosen as (
      select * from allowed where proven or nth <= ${unprovenLimit}
      order by proven desc, next_attempt_at, activity_id limit ${limit}),
    taken as (
      select d.activity_id, d.inbox_url, chosen.signature, chosen.proven
      from chosen join ${deliveries} d
        on d.activity_id = chosen.activity_id and d.inbox_url = chosen.inbox_url
      where d.state = 'waiting' and d.next_attempt_at <= now()
      for update of d skip locked)
    update ${deliveries} set next_attempt_at = now() + make_interval(secs => ${leaseSeconds})
    from taken
    where deliveries.activity_id = taken.activity_id and deliveries.inbox_url = taken.inbox_url
    returning deliveries.activity_id::float8 as "activityId", deliveries.inbox_url as "inboxUrl",
      deliveries.host, deliveries.attempts, taken.signature, taken.proven as "isProven"`;

/** Of what is `due`, `in_order`: what waits for no earlier one of its actor and inbox. What has to wait long is put off. */
const inOrder = (leaseSeconds: number) => sql`
    following as (
      select due.*, before.next_attempt_at as follows_at from due left join lateral (
        select earlier.next_attempt_at from ${deliveries} earlier
        where earlier.inbox_url = due.inbox_url and earlier.actor_id = due.actor_id
          and earlier.state = 'waiting' and earlier.attempts < ${HOLDS_UP_TRIES}
          and earlier.activity_id < due.activity_id
        order by earlier.activity_id limit 1) before on true),
    held_up as (
      select d.activity_id, d.inbox_url, following.follows_at
      from following join ${deliveries} d
        on d.activity_id = following.activity_id and d.inbox_url = following.inbox_url
      where follows_at > now() + make_interval(secs => ${leaseSeconds})
      for update of d skip locked),
    put_off as (
      update ${deliveries} set next_attempt_at = held_up.follows_at from held_up
      where deliveries.activity_id = held_up.activity_id and deliveries.inbox_url = held_up.inbox_url),
    in_order as (
      select *, row_number() over (
        partition by inbox_url, actor_id order by activity_id) as nth_of_actor
      from following where follows_at is null)`;

/** Whether a delivery waits that is due within these seconds. */
export async function isDueWithin(db: Db, seconds: number): Promise<boolean> {
  const rows = await db.execute(sql`
    select from ${deliveries}
    where state = 'waiting' and next_attempt_at <= now() + make_interval(secs => ${seconds}) limit 1`);
  return rows.length > 0;
}

/** What is sent, and by whom. */
export type Outgoing = { id: number; actorId: number; body: string };

export const findOutgoing = (db: Db, ids: number[]): Promise<Outgoing[]> =>
  db
    .select({
      id: outboxActivities.id,
      actorId: outboxActivities.actorId,
      body: outboxActivities.body,
    })
    .from(outboxActivities)
    .where(inArray(outboxActivities.id, ids));
