import { expect, test } from 'vitest';

import { openCopies } from '../../test/support/mirrors/copies.ts';
import { openBytes } from '../../test/support/mirrors/mirroring.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { eventually, follow, hostOf, read, write } from '../../test/support/two-nodes.ts';

type Details = { streamingPlaylists: { redundancies: { baseUrl: string }[] }[] };
type Following = { data: { following: { hostRedundancyAllowed: boolean } }[] };

test('the most watched videos of nodes that are allowed are mirrored, within their limit and as long as they are', async () => {
  const [a, b] = await Promise.all([
    startTestNode(),
    startTestNode({ MIRROR_MOST_VIEWS: '250KB', MIRROR_MIN_HOURS: '10' }),
  ]);
  const [ofA, ofB] = await Promise.all([openPeople(a), openPeople(b)]);
  const alice = await ofA.join('alice');
  await follow(ofB.root, a);
  const { givenFiles } = openBytes(a);
  const sizes = { 360: 100_000 };
  const [low, middle, high] = [
    await givenFiles(alice, { sizes, name: 'Seen once' }),
    await givenFiles(alice, { sizes, name: 'Seen often' }),
    await givenFiles(alice, { sizes, name: 'Seen by all' }),
  ];
  const copies = openCopies(b);
  const { kept, plan } = copies;
  const setViews = ({ uuid }: { uuid: string }, views: number) =>
    eventually(() => copies.settle(uuid, views));
  await setViews(low, 1);
  await setViews(middle, 50);
  await setViews(high, 0);
  const allow = (host: string, redundancyAllowed: unknown) =>
    ofB.root.request(`/api/v1/server/redundancy/${host}`, {
      method: 'PUT',
      body: JSON.stringify({ redundancyAllowed }),
      headers: { 'content-type': 'application/json' },
    });
  expect((await allow('unknown.example', true)).status).toBe(404);
  expect((await allow(hostOf(a), 'perhaps')).status).toBe(400);
  expect(await kept()).toEqual([]);
  expect((await allow(hostOf(a), true)).status).toBe(204);
  const { data } = await read<Following>(ofB.root, '/server/following');
  expect(data[0]!.following.hostRedundancyAllowed).toBe(true);
  const allowed = (search: string) =>
    read(ofB.root, `/server/redundancy/hosts?sort=-allowedAt&search=${search}`);
  expect(await allowed('LOCAL')).toMatchObject({ total: 1, data: [{ host: hostOf(a) }] });
  expect(await allowed('elsewhere')).toEqual({ total: 0, data: [] });
  await eventually(async () => expect(await kept()).toEqual([low.uuid, middle.uuid].toSorted()));

  await setViews(high, 900); // worth more than both, but they have not been here for long enough
  await plan();
  await eventually(async () => expect((await kept()).length).toBe(2));
  await copies.age(11);
  await plan();
  await eventually(async () => expect(await kept()).toEqual([high.uuid, middle.uuid].toSorted()));
  const extended = (await copies.all()).find(({ videoUuid }) => videoUuid === middle.uuid);
  expect(extended!.expiresAt!.getTime()).toBeGreaterThan(Date.now() + 9 * 3_600_000);
  const copiesOf = async ({ uuid }: { uuid: string }) =>
    (await read<Details>(a, `/videos/${uuid}`)).streamingPlaylists[0]!.redundancies.length;
  await eventually(async () => expect(await copiesOf(high)).toBe(1));
  await eventually(async () => expect(await copiesOf(low)).toBe(0));

  await write(alice, 'DELETE', `/videos/${high.uuid}`);
  await eventually(async () => expect(await kept()).toEqual([middle.uuid]));
  expect((await allow(hostOf(a), false)).status).toBe(204);
  await eventually(async () => expect(await kept()).toEqual([]));
  await eventually(async () => expect(await copiesOf(middle)).toBe(0));
}, 180_000);

test('the newest of channels that users here are subscribed to are mirrored, as far as they fit; nothing of others', async () => {
  const [a, b] = await Promise.all([startTestNode(), startTestNode({ MIRROR_FOLLOWED: '250KB' })]);
  const [ofA, ofB] = await Promise.all([openPeople(a), openPeople(b)]);
  const [alice, eve] = [await ofA.join('alice'), await ofA.join('eve')];
  const bob = await ofB.join('bob');
  await follow(ofB.root, a);
  const { givenFiles } = openBytes(a);
  const sizes = { 360: 100_000 };
  const oldest = await givenFiles(alice, { sizes, name: 'At first' });
  const newer = await givenFiles(alice, { sizes, name: 'Then' });
  const newest = await givenFiles(alice, { sizes, name: 'At last' });
  const other = await givenFiles(eve, { sizes, name: 'Not followed' });
  const { kept, plan, settle } = openCopies(b);
  const settleAll = async () => {
    for (const { uuid } of [oldest, newer, newest, other]) await settle(uuid, 0);
  };
  await eventually(settleAll);
  await write(ofB.root, 'PUT', `/server/redundancy/${hostOf(a)}`, { redundancyAllowed: true });
  await write(bob, 'POST', '/users/me/subscriptions', { uri: `alice_channel@${hostOf(a)}` });
  const wanted = [newer.uuid, newest.uuid].toSorted();
  await eventually(async () => {
    await settleAll(); // who follows a channel is told of its videos anew
    await plan();
    expect(await kept()).toEqual(wanted);
  });
  expect(await read(ofB.root, '/server/redundancy/videos?target=remote-videos')).toMatchObject({
    total: 2,
    data: [
      { redundancies: { streamingPlaylists: [{ strategy: 'followed' }] } },
      { redundancies: { streamingPlaylists: [{ strategy: 'followed' }] } },
    ],
  });
}, 180_000);

test('what is watched these days is mirrored, and the newest once it has been watched often enough', async () => {
  const [a, b] = await Promise.all([
    startTestNode(),
    startTestNode({
      MIRROR_TRENDING: '150KB',
      MIRROR_RECENTLY_ADDED: '150KB',
      MIRROR_RECENT_MIN_VIEWS: '20',
    }),
  ]);
  const [ofA, ofB] = await Promise.all([openPeople(a), openPeople(b)]);
  const alice = await ofA.join('alice');
  await follow(ofB.root, a);
  const { givenFiles } = openBytes(a);
  const sizes = { 360: 100_000 };
  const classic = await givenFiles(alice, { sizes, name: 'Once seen by all' });
  const hot = await givenFiles(alice, { sizes, name: 'Seen these days' });
  const noticed = await givenFiles(alice, { sizes, name: 'New, and seen' });
  const unseen = await givenFiles(alice, { sizes, name: 'New' });
  const { settle, plan, all } = openCopies(b);
  await eventually(async () => {
    await settle(classic.uuid, 900, 1);
    await settle(hot.uuid, 19, 9);
    await settle(noticed.uuid, 20);
    await settle(unseen.uuid, 0);
  });
  await write(ofB.root, 'PUT', `/server/redundancy/${hostOf(a)}`, { redundancyAllowed: true });
  await eventually(async () => {
    await plan();
    const copies = await all();
    expect(copies).toHaveLength(2);
    expect(copies).toContainEqual(
      expect.objectContaining({
        strategy: 'recently-added',
        videoUuid: noticed.uuid,
        state: 'kept',
      }),
    );
    expect(copies).toContainEqual(
      expect.objectContaining({ strategy: 'trending', videoUuid: hot.uuid, state: 'kept' }),
    );
  }, 60_000);
}, 180_000);
