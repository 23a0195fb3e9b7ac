import { expect, test } from 'vitest';

import { deliveriesTo, givenSender, like } from '../../test/support/sender.ts';
import { startSink } from '../../test/support/sinks.ts';
import { claimDeliveries } from './claim-queries.ts';
import { settleDeliveries } from './settle-queries.ts';

const CLAIM = { limit: 9, unprovenLimit: 9, perHost: 9, busyHosts: [], leaseSeconds: 60 };

test('what one actor sends to an inbox arrives in the order it was sent', async () => {
  const { send: sendLike, deliver } = await givenSender();
  const sink = await startSink();
  const sent = Array.from({ length: 10 }, (_, n) => n);
  for (const n of sent) await sendLike(n, [sink.inboxUrl]);
  await deliver();
  expect(sink.ids()).toEqual(sent.map((n) => like(n).id));
});

test('what is put off or under way holds up what the same actor sends later, for some tries', async () => {
  const { db, send: sendLike } = await givenSender();
  const inboxUrl = 'https://peer.example/inbox';
  for (const n of [1, 2]) await sendLike(n, [inboxUrl]);
  const [first, ...others] = await claimDeliveries(db, CLAIM);
  expect(others).toEqual([]);
  expect(await claimDeliveries(db, CLAIM)).toEqual([]); // it is under way
  const fail = () =>
    settleDeliveries(db, [
      { ...first!, state: 'waiting', delaySeconds: 3_600, error: 'It is busy.', wasTried: true },
    ]);
  await fail();
  expect(await claimDeliveries(db, CLAIM)).toEqual([]);
  for (let tries = 1; tries < 8; tries++) await fail();
  await db.execute('update deliveries set next_attempt_at = now() where attempts = 0'); // an hour later
  expect(await claimDeliveries(db, CLAIM)).toMatchObject([
    { activityId: first!.activityId + 1, attempts: 0 },
  ]);
});

test('what follows on a delivery that is put off waits as long, and is in the way of no other', async () => {
  const { db, send: sendLike, deliver } = await givenSender();
  const busy = 'https://peer.example/inbox';
  for (const n of [1, 2, 3]) await sendLike(n, [busy]);
  await db.execute(`update deliveries set attempts = 1, next_attempt_at = now() + interval '6 hours'
    where activity_id = (select min(activity_id) from deliveries)`);
  expect(await claimDeliveries(db, CLAIM)).toEqual([]);
  const isDue = (await deliveriesTo(db, busy)).map((delivery) => delivery.isDue);
  expect(isDue).toEqual([false, false, false]);

  const sink = await startSink();
  await sendLike(4, [sink.inboxUrl]);
  await deliver();
  expect(sink.ids()).toEqual([like(4).id]);
});
