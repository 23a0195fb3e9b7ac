import { expect, test } from 'vitest';

import { expectShape, recorded } from '../../../test/support/contract.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { countView } from '../index.ts';

const json = (response: Response) => response.json() as Promise<Record<string, unknown>>;
type Stats = { totalViews: number; viewsPerDay: { views: number }[] };
const namesIn = async (response: Response) =>
  ((await response.json()) as { data: { name: string }[] }).data.map(({ name }) => name);

test('accounts and channels are shown as the contract has them', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const alice = await join('alice');
  const get = async (path: string) => json(await node.request(`/api/v1${path}`));

  expectShape(await get('/accounts/alice'), recorded('api-account'));
  expectShape(await get('/accounts'), recorded('api-accounts'));
  expectShape(await get('/video-channels/alice_channel'), recorded('api-video-channel'));
  expectShape(await get('/video-channels'), recorded('api-video-channels'));
  expectShape(await get('/accounts/alice/video-channels'), recorded('api-account-channels'));
  expect(await get('/video-channels/alice_channel')).toMatchObject({
    displayName: 'Main alice channel',
    isLocal: true,
    ownerAccount: { name: 'alice' },
  });

  const { host } = new URL(String((await get('/accounts/alice'))['url']));
  expect((await node.request(`/api/v1/accounts/ALICE@${host}`)).status).toBe(200);
  for (const name of ['a_ice', 'al%', 'alice@other.example', 'bad handle', '%00', '@'])
    expect((await node.request(`/api/v1/accounts/${encodeURI(name)}`)).status).toBe(404);
  for (const name of ['alice%5fchanne_', 'alice', 'alice_channel@other.example'])
    expect((await node.request(`/api/v1/video-channels/${name}`)).status).toBe(404);

  const channels = '/api/v1/accounts/alice/video-channels';
  expect((await node.request(`${channels}?withStats=true`)).status).toBe(403);
  expect((await (await join('bob')).request(`${channels}?withStats=true`)).status).toBe(403);
  const { db, givenVideo } = openCatalog(node);
  await countView(db, (await givenVideo(alice)).id, 3);
  const { data } = await json(await alice.request(`${channels}?withStats=true`));
  const [mine] = data as [Stats];
  expect(mine.totalViews).toBe(3);
  expect(mine.viewsPerDay).toHaveLength(30);
  expect(mine.viewsPerDay.slice(-2).map(({ views }) => views)).toEqual([0, 3]);
});

test('lists are asked for with what the contract knows', async () => {
  const node = await startTestNode();
  for (const path of ['/accounts', '/video-channels', '/accounts/root/video-channels']) {
    for (const query of ['start=-1', 'start=hello', 'count=101', 'count=-4', 'sort=hello'])
      expect((await node.request(`/api/v1${path}?${query}`)).status).toBe(400);
    expect((await node.request(`/api/v1${path}?sort=createdAt&count=0`)).status).toBe(200);
  }
});

test('channels are listed in the order that is asked for, with what searches find', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const open = (name: string, displayName: string) =>
    root.request('/api/v1/video-channels', {
      method: 'POST',
      body: JSON.stringify({ name, displayName }),
      headers: { 'content-type': 'application/json' },
    });
  await open('aurora', 'Northern lights');
  await open('zebra_100%', 'x'); // not a name
  await open('zebra', 'Savannah');
  const list = async (query: string) =>
    namesIn(await node.request(`/api/v1/accounts/root/video-channels?${query}`));

  expect(await list('')).toEqual(['zebra', 'aurora', 'root_channel']);
  expect(await list('sort=name')).toEqual(['aurora', 'root_channel', 'zebra']);
  expect(await list('sort=-id&start=1&count=1')).toEqual(['aurora']);
  expect(await list('search=LIGHT')).toEqual(['aurora']);
  expect(await list('search=%25')).toEqual([]);
  expect(await list('search=_')).toEqual(['root_channel']);
});
