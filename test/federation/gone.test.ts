import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { sweepDeliveries } from '../../federation/delivery/jobs.ts';
import { federationFigures } from '../../federation/figures-queries.ts';
import type { Db } from '../../server/platform/db.ts';
import { see } from '../support/activity-streams.ts';
import { startFollower } from '../support/follower.ts';
import { activityOf, givenForeignVideo } from '../support/foreign-node.ts';
import { givenFollowed } from '../support/inbox.ts';
import { checkNow } from '../support/ledgers.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { eventually, read } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Counted = { followersCount: number };

/** As if the node at a host had not answered for so many days; what is given up is given up. */
async function silence(db: Db, host: string, days: number) {
  await db.execute(sql`insert into nodes (host, failures, failed_since)
    values (${host}, 100, now() - make_interval(days => ${days}))
    on conflict (host) do update set failures = 100, failed_since = excluded.failed_since`);
  await sweepDeliveries.run({}, { db, signal: new AbortController().signal });
}

test('who follows from a node that is given up does not count, until the node writes again', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const [alice, bob] = [await join('alice'), await join('bob')];
  const { db, givenVideo } = openCatalog(node);
  const { uuid } = await givenVideo(alice);
  const { home, foreign, publisher, send, follow } = await startFollower(node);
  const { account: carl } = publisher;
  const dora = foreign.actor('Person', 'dora');
  for (const [who, at] of [
    [carl, 'video-channels/alice_channel'],
    [dora, 'video-channels/alice_channel'],
    [carl, 'accounts/alice'],
  ] as const)
    expect(await follow(who, `${home}/${at}`)).toMatchObject({ state: 'done' });
  await bob.request('/api/v1/users/me/subscriptions', {
    method: 'POST',
    body: JSON.stringify({ uri: `alice_channel@${new URL(home).host}` }),
    headers: { 'content-type': 'application/json' },
  });
  const counts = async () => [
    (await read<Counted>(node, '/video-channels/alice_channel')).followersCount,
    (await read<Counted>(node, '/accounts/alice')).followersCount,
  ];
  await eventually(async () => expect(await counts()).toEqual([3, 1]));

  await silence(db, foreign.host, 29);
  expect(await counts()).toEqual([3, 1]);
  await silence(db, foreign.host, 31);
  expect(await counts()).toEqual([1, 0]);

  const like = activityOf(carl, 'Like', `${home}/videos/watch/${uuid}`);
  expect(await send(like, carl)).toMatchObject({ state: 'done' });
  expect(await counts()).toEqual([3, 1]);

  expect(await send(activityOf(dora, 'Block', `${home}/accounts/alice`), dora)).toMatchObject({
    state: 'done',
  });
  expect(await counts()).toEqual([2, 1]); // who blocks somebody follows nothing of theirs
  expect(await send(activityOf(dora, 'Block', `${home}/accounts/nobody`), dora)).toMatchObject({
    state: 'ignored',
  });

  expect(await send(activityOf(carl, 'Delete', carl.url), carl)).toMatchObject({ state: 'done' });
  await eventually(async () => expect(await counts()).toEqual([1, 0]));
}, 120_000);

test('a node that is given up is followed no more, until it answers or writes again', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const alice = await join('alice');
  const { db } = openCatalog(node);
  const { home, foreign, publisher, application, send, followNode } = await startFollower(node);
  expect(await followNode()).toMatchObject({ state: 'done' });
  await givenFollowed(send, root, { foreign, actor: application, name: 'peertube' });
  const video = givenForeignVideo(foreign, publisher);
  const shares = activityOf(application, 'Announce', video.id);
  expect(await send(shares, application)).toMatchObject({ state: 'done' });

  const facts = async () => {
    const figures = await federationFigures(db); // `/server/stats` keeps them for ten minutes
    const follows = async (side: string) => (await read<Follows>(node, `/server/${side}`)).total;
    const listed = async (side: string) =>
      (await see(node, `/accounts/peertube/${side}`)).body['totalItems'];
    return {
      toStrangers: (await node.request(`/api/v1/videos/${video.uuid}`)).status,
      figures: [figures['totalInstanceFollowers'], figures['totalInstanceFollowing']],
      lists: [await follows('followers'), await follows('following')],
      collections: [await listed('followers'), await listed('following')],
    };
  };
  const [there, gone] = [
    { toStrangers: 200, figures: [1, 1], lists: [1, 1], collections: [1, 1] },
    { toStrangers: 403, figures: [0, 0], lists: [0, 0], collections: [0, 0] },
  ];
  await eventually(async () => expect(await facts()).toEqual(there));

  await silence(db, foreign.host, 31);
  await eventually(async () => expect(await facts()).toEqual(gone));
  expect(await read(alice, `/videos/${video.uuid}`)).toMatchObject({ name: 'Herons' });
  expect(await read(root, '/server/following')).toMatchObject({
    total: 1, // administrators see what they could end
    data: [{ score: 0, following: { host: foreign.host } }],
  });

  foreign.show({ id: `${application.url}/outbox`, type: 'OrderedCollection', totalItems: 0 });
  await checkNow(root, `peertube@${foreign.host}`);
  await eventually(async () => expect(await facts()).toEqual(there));
  expect(await read(root, '/server/following')).toMatchObject({ data: [{ score: 10_000 }] });

  await silence(db, foreign.host, 31);
  await eventually(async () => expect(await facts()).toEqual(gone));
  const views = activityOf(application, 'View', `${home}/videos/watch/${video.uuid}`);
  await send(views, application);
  await eventually(async () => expect(await facts()).toEqual(there));
}, 120_000);

type Follows = { total: number };
