import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { catalogOf, checkNow, complete, ledgersOf, loseDeliveries } from '../support/ledgers.ts';
import { eventually, follow, hostOf, startTwoNodes, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

const VIDEOS = 25;

const SUBSCRIBED = '/users/me/subscriptions/videos';

test('a followed node is here in whole, and stays so when deliveries are lost', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const alice = await ofA.join('alice');
  const { db, givenVideo } = openCatalog(a);
  const videos: { uuid: string }[] = [];
  for (let n = 1; n <= VIDEOS; n += 1)
    videos.push(await givenVideo(alice, { name: `Old one ${n}` }));
  await givenVideo(alice, { name: 'Between us', privacy: 2 });

  await follow(ofB.root, a);
  const node = `peertube@${hostOf(a)}`;
  expect(await complete(ofB.root, node, VIDEOS)).toMatchObject({ method: 'digest' });
  expect(await catalogOf(b)).toEqual(await catalogOf(a));

  await loseDeliveries(db, 1);
  const [first, second, ...others] = videos;
  await write(alice, 'PUT', `/videos/${first!.uuid}`, { name: 'Quite another' });
  await write(alice, 'DELETE', `/videos/${second!.uuid}`);
  await write(alice, 'PUT', `/videos/${others[0]!.uuid}`, { privacy: 3 });
  await givenVideo(alice, { name: 'Never told' });
  const expected = await catalogOf(a);
  expect(await catalogOf(b)).not.toEqual(expected);
  let since = new Date();
  await eventually(async () => {
    await checkNow(ofB.root, node);
    expect(await catalogOf(b)).toEqual(expected);
  });
  await complete(ofB.root, node, VIDEOS - 1, since);

  await loseDeliveries(db, 0.3);
  for (const [n, { uuid }] of others.slice(1).entries())
    await (n % 3 === 0
      ? write(alice, 'DELETE', `/videos/${uuid}`)
      : write(alice, 'PUT', `/videos/${uuid}`, { name: `Edited ${n}` }));
  const total = Object.keys(await catalogOf(a)).length;
  since = new Date();
  await eventually(async () => {
    await checkNow(ofB.root, node);
    expect(await catalogOf(b)).toEqual(await catalogOf(a));
  });
  await complete(ofB.root, node, total, since);

  await write(ofB.root, 'DELETE', `/server/following/${hostOf(a)}`);
  await eventually(async () => expect(await ledgersOf(ofB.root)).toMatchObject({ total: 0 }));
  expect(
    (await ofB.root.request(`/api/v1/server/following/${node}/sync`, { method: 'POST' })).status,
  ).toBe(404);
}, 180_000);

test('a catalog without a digest is read from its outbox', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const [alice, bob] = [await ofA.join('alice'), await ofB.join('bob')];
  const { db, givenVideo } = openCatalog(a);
  const { db: dbOfB } = openCatalog(b);
  const videos: { uuid: string }[] = [];
  for (let n = 1; n <= 12; n += 1) videos.push(await givenVideo(alice, { name: `Old one ${n}` }));

  const channel = `alice_channel@${hostOf(a)}`;
  await write(bob, 'POST', '/users/me/subscriptions', { uri: channel });
  await complete(ofB.root, channel, 12);
  expect(await ledgersOf(ofB.root)).toMatchObject({ total: 1 });

  await loseDeliveries(db, 1);
  await dbOfB.execute(sql`update actors set digest_url = null where host is not null`);
  const [edited, deleted] = videos;
  await write(alice, 'PUT', `/videos/${edited!.uuid}`, { name: 'Quite another' });
  await write(alice, 'DELETE', `/videos/${deleted!.uuid}`);
  await givenVideo(alice, { name: 'Never told' });
  await eventually(async () => {
    const asked = new Date();
    await checkNow(ofB.root, channel); // all is read
    expect(await complete(ofB.root, channel, 12, asked)).toMatchObject({ method: 'outbox' });
  }); // a check that still had the digest may end meanwhile
  await eventually(async () => {
    await checkNow(ofB.root, channel); // what has changed is looked for
    expect(await catalogOf(bob, SUBSCRIBED)).toEqual(await catalogOf(a));
  });

  await givenVideo(alice, { name: 'Never told either' });
  await eventually(async () => {
    await checkNow(ofB.root, channel);
    expect(await catalogOf(bob, SUBSCRIBED)).toEqual(await catalogOf(a));
  });
  await dbOfB.execute(sql`update catalog_ledgers set walked_at = now() - interval '2 days'`);
  await givenVideo(alice, { name: 'The last of all' });
  const since = new Date();
  await checkNow(ofB.root, channel);
  await complete(ofB.root, channel, 14, since);

  const url = `http://${hostOf(a)}/videos/watch/lost`;
  await dbOfB.execute(sql`insert into catalog_gaps (actor_id, url, reason, newness)
    select actor_id, ${url}, 'missing', 1 from catalog_ledgers`);
  expect((await ledgersOf(ofB.root)).data).toMatchObject([
    {
      gaps: {
        missing: 1,
        first: expect.arrayContaining([expect.objectContaining({ url, reason: 'missing' })]), // others may be looked at anew
      },
    },
  ]);
  await a.stop();
  await checkNow(ofB.root, channel);
  await eventually(async () =>
    expect((await ledgersOf(ofB.root, '?state=unreachable')).data).toMatchObject([
      { actor: { handle: channel, type: 'Group' }, knownCount: 14, lastError: expect.any(String) },
    ]),
  );
  expect((await bob.request('/api/v1/server/following/ledgers')).status).toBe(403);
}, 180_000);
