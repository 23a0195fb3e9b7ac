import { expect, test } from 'vitest';

import { countKept, deliveriesTo, givenSender, PUBLIC_URL } from '../../test/support/sender.ts';
import { findFollowers } from '../documents/actors/followers-queries.ts';
import { actors, nodeFollows, nodes } from '../tables.ts';
import { giveUpNodes, welcomeBack } from './gone-queries.ts';

test('a node gone for 30 days is sent nothing and counts for nothing, until it writes', async () => {
  const { db, actor, send: sendLike } = await givenSender();
  const [host, inboxUrl] = ['gone.example', 'https://gone.example/inbox'];
  const gone = `https://${host}/accounts/peertube`;
  const [follower] = await db
    .insert(actors)
    .values({
      url: gone,
      type: 'Application',
      name: 'peertube',
      host,
      inboxUrl,
      keyUrl: `${gone}#main-key`,
      publicKeyPem: '',
    })
    .returning();
  await db
    .insert(nodeFollows)
    .values({ followerId: follower!.id, followedId: actor.id, state: 'accepted' });
  await db.insert(nodes).values({
    host,
    failures: 200,
    failedSince: new Date(Date.now() - 31 * 86_400_000),
    closedUntil: new Date(Date.now() - 60_000),
  });
  const count = async () =>
    (await findFollowers(db, { db, publicUrl: PUBLIC_URL }, 'node', undefined)).total;

  expect(await count()).toBe(1);
  await giveUpNodes(db);
  await sendLike(1, [inboxUrl]);
  expect(await deliveriesTo(db, inboxUrl)).toEqual([]);
  expect(await count()).toBe(0);
  await welcomeBack(db, [host, 'other.example']);
  await sendLike(2, [inboxUrl]);
  expect(await deliveriesTo(db, inboxUrl)).toMatchObject([{ state: 'waiting' }]);
  expect(await count()).toBe(1);
});

test('of a node without a shared inbox, 500 inboxes are sent something', async () => {
  const { db, send: sendLike } = await givenSender();
  await sendLike(
    1,
    Array.from({ length: 600 }, (_, n) => `https://crowd.example/inbox/${n}`),
  );
  expect(await countKept(db)).toMatchObject({ deliveries: 500 });
});
