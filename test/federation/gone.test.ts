import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { sweepDeliveries } from '../../federation/delivery/jobs.ts';
import { startFollower } from '../support/follower.ts';
import { activityOf } from '../support/foreign-node.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { eventually, read } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Counted = { followersCount: number };

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

  const silentFor = (days: number) =>
    db.execute(sql`insert into nodes (host, failures, failed_since)
      values (${foreign.host}, 100, now() - make_interval(days => ${days}))
      on conflict (host) do update set failures = 100, failed_since = excluded.failed_since`);
  const sweep = () => sweepDeliveries.run({}, { db, signal: new AbortController().signal });
  await silentFor(29);
  await sweep();
  expect(await counts()).toEqual([3, 1]);
  await silentFor(31);
  await sweep();
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
