import { setTimeout as sleep } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { explain } from '../../test/support/explain.ts';
import { startTestNode } from '../../test/support/node.ts';
import {
  countKept,
  deliveriesTo,
  givenSender,
  like,
  nodeOf,
  PUBLIC_URL,
} from '../../test/support/sender.ts';
import { startSink } from '../../test/support/sinks.ts';
import { openTestDatabase } from '../../test/support/test-database.ts';
import { ourActor } from '../actors/our-actor.ts';
import { isLinkedDataSignedBy, isSignedBy, readSignature } from '../signatures/index.ts';
import { hasHeader } from '../signatures/request.ts';
import { claimDeliveries, claiming } from './claim-queries.ts';
import { forward, send } from './index.ts';
import { noteNodes } from './settle-queries.ts';
import { deleteOldActivities, forgetNodes, giveUpOldDeliveries } from './sweep-queries.ts';

const CLAIM = { limit: 9, unprovenLimit: 9, perHost: 9, busyHosts: [], leaseSeconds: 60 };

test('each inbox gets what is sent, whatever the others do', async () => {
  const { db, publicKey, send: sendLike, deliver, later } = await givenSender();
  const fine = await startSink();
  let isWell = false;
  const hanging = await startSink(() => (isWell ? 204 : 'hang'));
  const failing = await startSink(() => (isWell ? 200 : 500));
  const gone = await startSink(() => 410);
  const modern = await startSink((request) => (hasHeader(request, 'signature-input') ? 202 : 401));
  const nowhere = 'http://127.0.0.1:9/inbox';
  const inboxes = [hanging, failing, gone, modern, fine].map(({ inboxUrl }) => inboxUrl);

  await sendLike(1, [
    ...inboxes,
    `${fine.inboxUrl}#again`,
    nowhere,
    'https://node.example/inbox',
    'odd',
  ]);
  await deliver();

  expect(fine.ids()).toEqual([like(1).id]);
  const [request] = fine.received;
  const signature = readSignature(request!);
  expect(signature).toMatchObject({ scheme: 'cavage', keyId: `${like(1).actor}#main-key` });
  expect(isSignedBy(signature, publicKey)).toBe(true);
  expect(request!.headers).toContainEqual(['content-type', 'application/activity+json']);
  const body = JSON.parse(String(request!.body)) as Record<string, unknown>;
  expect(await isLinkedDataSignedBy(body, publicKey)).toBe(true);
  expect(await deliveriesTo(db, fine.inboxUrl)).toMatchObject([
    { state: 'delivered', attempts: 1 },
  ]);

  for (const inboxUrl of [hanging.inboxUrl, failing.inboxUrl, nowhere])
    expect(await deliveriesTo(db, inboxUrl)).toMatchObject([
      { state: 'waiting', attempts: 1, isDue: false },
    ]);
  expect(await nodeOf(db, hanging.host)).toMatchObject({ failures: 1, closed: true });
  expect(await deliveriesTo(db, gone.inboxUrl)).toMatchObject([
    { state: 'gave-up', error: 'The inbox answered with 410.' },
  ]);
  expect(await nodeOf(db, gone.host)).toMatchObject({ failures: 0 });

  expect(modern.received).toHaveLength(2); // it was knocked at twice
  expect(isSignedBy(readSignature(modern.received[1]!), publicKey)).toBe(true);
  await sendLike(2, [modern.inboxUrl, failing.inboxUrl]);
  await deliver();
  expect(modern.received).toHaveLength(3); // and then with what it takes
  expect(failing.received).toHaveLength(1); // it rests, and so does what is new for it

  isWell = true;
  await later();
  await deliver();
  expect(await deliveriesTo(db, hanging.inboxUrl)).toMatchObject([{ state: 'delivered' }]);
  expect(failing.ids().toSorted()).toEqual([like(1).id, like(1).id, like(2).id]);
  expect(await nodeOf(db, failing.host)).toMatchObject({ failures: 0, closed: null });
});

test('what a process took and never ended is taken again, once', async () => {
  const { db, send: sendLike, deliver, later } = await givenSender();
  const sink = await startSink();
  await sendLike(1, [sink.inboxUrl]);
  expect(await claimDeliveries(db, CLAIM)).toHaveLength(1); // and then it is killed

  await deliver();
  expect(sink.received).toHaveLength(0);
  await later();
  await Promise.all([deliver(), deliver(), deliver()]);
  expect(sink.received).toHaveLength(1);
});

test('what is due is found without a look at all that waits, and behind all that may hang', async () => {
  const { db, send: sendLike } = await givenSender();
  const inboxes = Array.from({ length: 20_000 }, (_, n) => `https://peer-${n}.example/inbox`);
  await sendLike(1, inboxes);
  const plan = await explain(db, claiming(CLAIM));
  expect(plan).toContain('deliveries_due');
  expect(plan).toContain('deliveries_in_order');
  expect(plan).not.toContain('Seq Scan on deliveries');

  const host = 'peer-19999.example';
  await noteNodes(db, [{ host, isHealthy: true, signature: null }]);
  const claimed = await claimDeliveries(db, { ...CLAIM, unprovenLimit: 0 });
  expect(claimed).toMatchObject([{ host, isProven: true, attempts: 0 }]);
});

test('a stop cuts what is under way, and leaves it due', async () => {
  const { db, send: sendLike, deliver } = await givenSender();
  const stopping = new AbortController();
  const sink = await startSink(() => {
    stopping.abort();
    return 'hang';
  });
  await sendLike(1, [sink.inboxUrl]);
  await deliver(stopping.signal);
  expect(await deliveriesTo(db, sink.inboxUrl)).toMatchObject([
    { state: 'waiting', attempts: 0, isDue: true },
  ]);
});

test('what ended while the database was away for a moment is written down then', async () => {
  const { db, send: sendLike, deliver } = await givenSender();
  const sink = await startSink();
  await sendLike(1, [sink.inboxUrl]);
  await db.execute(`create sequence tries`);
  await db.execute(`create function fail_once() returns trigger language plpgsql as $$ begin
    if new.state = 'delivered' and nextval('tries') = 1 then raise exception 'away'; end if;
    return new; end $$`);
  await db.execute(`create trigger away before update on deliveries
    for each row execute function fail_once()`);
  await deliver();
  expect(await deliveriesTo(db, sink.inboxUrl)).toMatchObject([
    { state: 'delivered', attempts: 1 },
  ]);
  expect(sink.received).toHaveLength(1);
});

test('a node that is slow gets one thing at a time until it answers, then a few', async () => {
  const { send: sendLike, deliver } = await givenSender();
  let [underWay, most] = [0, 0];
  const sink = await startSink(async () => {
    most = Math.max(most, ++underWay);
    await sleep(20);
    underWay--;
    return 204;
  });
  await sendLike(
    1,
    Array.from({ length: 30 }, (_, n) => `${sink.inboxUrl}/${n}`),
  );
  await deliver();
  expect(sink.received).toHaveLength(30);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(8);
});

test('what is forwarded keeps the signature of its author', async () => {
  const { db, actor, publicKey, deliver } = await givenSender();
  const sink = await startSink();
  const activity = {
    ...like(1),
    id: 'https://peer.example/likes/1',
    signature: { type: 'theirs' },
  };
  await forward(db, { actorId: actor.id, activity, inboxUrls: [sink.inboxUrl] });
  await deliver();
  expect(JSON.parse(String(sink.received[0]!.body))).toEqual(activity);
  expect(isSignedBy(readSignature(sink.received[0]!), publicKey)).toBe(true);
});

test('nothing is kept for ever', async () => {
  const { db, send: sendLike, deliver, later, age } = await givenSender();
  const [fine, refusing] = [await startSink(), await startSink(() => 503)];
  await sendLike(1, [fine.inboxUrl]);
  await sendLike(2, [refusing.inboxUrl]);
  await deliver();
  await age('3 days 1 hour');
  await later();
  await deliver();
  expect(await deliveriesTo(db, refusing.inboxUrl)).toMatchObject([
    { state: 'gave-up', attempts: 2 },
  ]);

  await sendLike(3, ['https://never.example/inbox']);
  await age('8 days');
  await giveUpOldDeliveries(db);
  expect(await deliveriesTo(db, 'https://never.example/inbox')).toMatchObject([
    { state: 'gave-up' },
  ]);
  await deleteOldActivities(db);
  await forgetNodes(db);
  expect(await countKept(db)).toEqual({ activities: 0, deliveries: 0, nodes: 0 });
});

test('neither a crowd of nodes nor one that is gone fills the tables', async () => {
  const { db, send: sendLike, age } = await givenSender();
  const [host, inboxUrl] = ['gone.example', 'https://gone.example/inbox'];
  for (let n = 1; n <= 5; n++) await sendLike(n, [inboxUrl]);
  await giveUpOldDeliveries(db, 3);
  const states = (await deliveriesTo(db, inboxUrl)).map(({ state }) => state);
  expect(states).toEqual(['gave-up', 'gave-up', 'waiting', 'waiting', 'waiting']);

  await noteNodes(db, [{ host, isHealthy: false, signature: null }]);
  await age('8 days');
  await noteNodes(db, [{ host, isHealthy: false, signature: null }]);
  await sendLike(6, [inboxUrl]);
  expect(await deliveriesTo(db, inboxUrl)).toHaveLength(5); // not while it rests, after a week

  const crowd = Array.from({ length: 9 }, (_, n) => `peer-${n}.example`);
  await noteNodes(
    db,
    crowd.map((peer) => ({ host: peer, isHealthy: false, signature: null })),
  );
  await forgetNodes(db, 4);
  expect(await countKept(db)).toMatchObject({ nodes: 5 }); // four, and the one something waits for
});

test('what is sent leaves when, and only when, its transaction commits', async () => {
  const node = await startTestNode();
  const db = openTestDatabase(node);
  const actor = await ourActor(db, { publicUrl: PUBLIC_URL }, 'node');
  const sink = await startSink();
  const sending = (n: number) => ({
    actorId: actor.id,
    activity: like(n),
    inboxUrls: [sink.inboxUrl],
  });

  await expect(
    db.transaction(async (tx) => {
      await send(tx, sending(1));
      throw new Error('it was not to be');
    }),
  ).rejects.toThrow('not to be');
  await db.transaction((tx) => send(tx, sending(2)));
  await expect.poll(sink.ids, { timeout: 20_000 }).toEqual([like(2).id]);
});
