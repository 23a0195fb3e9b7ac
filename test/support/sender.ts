import { createPublicKey } from 'node:crypto';

import { sql } from 'drizzle-orm';
import { onTestFinished } from 'vitest';

import { ourActor } from '../../federation/actors/our-actor.ts';
import { deliverDue } from '../../federation/delivery/deliver-due.ts';
import { send } from '../../federation/delivery/index.ts';
import { type Db, openDatabase } from '../../server/platform/db.ts';
import { ANYWHERE, openFetch } from '../../server/platform/fetch/index.ts';
import { silentLog } from '../../server/platform/log.ts';
import { createTestDatabase } from './database.ts';

export const PUBLIC_URL = new URL('https://node.example');

/** An activity of the node's own actor. */
export const like = (n: number) => ({
  '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'],
  id: `https://node.example/likes/${n}`,
  type: 'Like',
  actor: 'https://node.example/accounts/peertube',
  object: { type: 'Video', id: 'https://peer.example/videos/1' },
});

const inAMinute = () => new Date(Date.now() + 60_000);

/** A database with an actor of ours, and a process that delivers when it is told. */
export async function givenSender() {
  const database = await createTestDatabase();
  const { db, close } = openDatabase(database.connection, silentLog);
  const fetch = openFetch(ANYWHERE, { publicUrl: PUBLIC_URL });
  onTestFinished(async () => {
    await fetch.close();
    await close();
    await database.drop();
  });
  const actor = await ourActor(db, { publicUrl: PUBLIC_URL }, 'node');
  return {
    db,
    actor,
    publicKey: createPublicKey(actor.publicKeyPem),
    send: (n: number, inboxUrls: string[]) =>
      db.transaction((tx) => send(tx, { actorId: actor.id, activity: like(n), inboxUrls })),
    deliver: (signal = new AbortController().signal) =>
      deliverDue({ db, fetch, log: silentLog }, { until: inAMinute(), signal }),
    /** As if all back-offs were over. */
    async later() {
      await db.execute(sql`update deliveries set next_attempt_at = now() where state = 'waiting'`);
      await db.execute(sql`update nodes set closed_until = now() where closed_until is not null`);
    },
    /** As if all was sent so long ago. */
    async age(interval: string) {
      await db.execute(
        sql`update outbox_activities set created_at = created_at - ${interval}::interval`,
      );
      await db.execute(sql`update nodes set created_at = created_at - ${interval}::interval,
        reached_at = reached_at - ${interval}::interval,
        failed_since = failed_since - ${interval}::interval,
        closed_until = closed_until - ${interval}::interval`);
    },
  };
}

type Delivery = { state: string; attempts: number; error: string | null; isDue: boolean };

/** What is written of the deliveries to an inbox, oldest first. */
export const deliveriesTo = (db: Db, inboxUrl: string) =>
  db.execute<Delivery>(sql`
    select state, attempts, last_error as error, next_attempt_at <= now() as "isDue"
    from deliveries where inbox_url = ${inboxUrl} order by activity_id`);

/** What is known of a node. */
export async function nodeOf(db: Db, host: string) {
  const [node] = await db.execute(sql`
    select signature, failures, closed_until > now() as closed from nodes where host = ${host}`);
  return node;
}

/** How many activities, deliveries and nodes are kept. */
export async function countKept(db: Db) {
  const [kept] = await db.execute<{ activities: number; deliveries: number; nodes: number }>(sql`
    select (select count(*)::int from outbox_activities) as activities,
      (select count(*)::int from deliveries) as deliveries, (select count(*)::int from nodes) as nodes`);
  return kept;
}
