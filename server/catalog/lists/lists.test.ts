import { expect, test } from 'vitest';

import { expectShape, recorded } from '../../../test/support/contract.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { takeReference } from '../../../test/support/remote-things.ts';
import { startRiver } from '../../../test/support/river.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { accountMutes } from '../mute-tables.ts';
import { watchHistory } from '../social-tables.ts';

type Video = { name: string; channel: { id: number; name: string }; account: { id: number } };
type List = { total?: number; data: Video[] };

test('a list is narrowed and ordered as the contract has it, and shows what its reader may see', async () => {
  const { node, root, ada, bo, db, ids, ask } = await startRiver();

  const filters = {
    '': 'DCB', // nobody asked for what is sensitive
    'nsfw=both': 'EDCB',
    'nsfw=true': 'E',
    'nsfw=false&nsfwFlagsIncluded=1': 'EDCB',
    'nsfw=both&nsfwFlagsExcluded=3': 'DCB',
    'categoryOneOf=4': 'B',
    'categoryOneOf=4&categoryOneOf=5': 'CB',
    'licenceOneOf=2': 'C',
    'languageOneOf=fr': 'B',
    'languageOneOf=fr&languageOneOf=_unknown': 'CB',
    'tagsOneOf=WATER': 'CB',
    "tagsOneOf=o'clock&tagsOneOf=slow": 'DB',
    'tagsAllOf=water&tagsAllOf=slow': 'B',
    'tagsOneOf[]=WATER': 'CB', // lists as many clients write them
    'tagsAllOf%5B0%5D=water&tagsAllOf%5B1%5D=slow': 'B',
    'tagsOneOf=%27%20%7C%20water': '',
    'isLocal=true': 'DCB',
    'isLocal=false': '',
    'isLive=true': '',
    'isLive=false': 'DCB',
    'hasHLSFiles=true': 'DCB',
    'hasHLSFiles=false': '',
    'hasWebVideoFiles=true': '',
    'host=other.example': '',
    [`host=${new URL(node.url).host.replace('127.0.0.1', 'localhost')}`]: 'DCB',
    'search=ree': 'C',
    'search=%25': '',
    'start=1&count=1': 'C',
  };
  for (const [query, found] of Object.entries(filters))
    expect([query, await ask(`/videos?${query}`)]).toEqual([query, found]);

  const orders = {
    name: 'BCD',
    '-name': 'DCB',
    publishedAt: 'BCD',
    '-duration': 'DBC',
    '-views': 'BDC',
    '-likes': 'CBD',
    likes: 'DBC',
    '-trending': 'DBC',
    '-hot': 'DCB',
    '-best': 'DCB',
    '-comments': 'DCB',
    '-createdAt': 'DCB',
    '-originallyPublishedAt': 'DCB',
  };
  for (const [sort, found] of Object.entries(orders))
    expect([sort, await ask(`/videos?sort=${sort}`)]).toEqual([sort, found]);
  expect(await ask('/videos?sort=-originallyPublishedAt&nsfw=both')).toBe('EDCB');

  expect(await ask('/videos', ada)).toBe('FDCB');
  for (const privileged of [
    'include=1',
    'include=2',
    'privacyOneOf=3',
    'autoTagOneOf=x',
    'stateOneOf=2',
  ])
    for (const who of [node, ada]) expect(await ask(`/videos?${privileged}`, who)).toBe('401');
  expect(await ask('/videos?include=1', root)).toBe('IFDCB');
  expect(await ask('/videos?include=3', root)).toBe('IHFDCB');
  expect(await ask('/videos?privacyOneOf=3', root)).toBe('G');
  expect(await ask('/videos?stateOneOf=2', root)).toBe('I');

  expect(await ask('/videos?excludeAlreadyWatched=true')).toBe('400');
  const me = (await (await ada.request('/api/v1/users/me')).json()) as { id: number };
  await db.insert(watchHistory).values({ userId: me.id, videoId: ids.Delta, positionSeconds: 1 });
  expect(await ask('/videos?excludeAlreadyWatched=true', ada)).toBe('FCB');
  expect(await ask('/videos?sort=-best', ada)).toBe('FCDB');

  expect(await ask('/accounts/bo_/videos')).toBe('D');
  expect(await ask('/accounts/BO_@localhost/videos')).toBe('404'); // the node has a port
  expect(await ask('/accounts/b__/videos')).toBe('404');
  expect(await ask('/accounts/nobody/videos')).toBe('404');
  expect(await ask('/users/me/videos', ada)).toBe('GFCB');
  expect(await ask('/users/me/videos?privacyOneOf=3&sort=name', ada)).toBe('G');
  expect(await ask('/users/me/videos?channelNameOneOf=nothing', ada)).toBe('');
  expect(await ask('/users/me/videos?search=gor', ada)).toBe('G');

  const { data } = (await (await node.request('/api/v1/videos')).json()) as List;
  const delta = data.find(({ name }) => name === 'Delta')!;
  expect(await ask(`/video-channels/${delta.channel.name}/videos?nsfw=both`)).toBe('ED');
  expect(await ask('/video-channels/nothing/videos')).toBe('404');

  expect(await (await node.request('/api/v1/videos?skipCount=true')).json()).not.toHaveProperty(
    'total',
  );
  expectShape(
    await (await node.request('/api/v1/accounts/ada/videos')).json(),
    recorded('api-account-videos'),
  );
  expectShape(
    await (await node.request('/api/v1/overviews/videos')).json(),
    recorded('api-overviews'),
  );

  await db.insert(accountMutes).values({ userId: me.id, accountId: delta.account.id });
  expect(await ask('/videos', ada)).toBe('FCB');
  expect(await ask('/accounts/bo_/videos', ada)).toBe('');
  expect(await ask('/videos', bo)).toBe('FDCB');
});

test('videos are listed by what their files take on this node', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db, givenVideo, giveFurther } = openCatalog(node);
  await takeReference(db, new URL(node.url)); // its files are elsewhere
  const large = await givenVideo(root, { name: 'Large' });
  await givenVideo(root, { name: 'Small' });
  await giveFurther(large.id, 360);

  const names = async (who: Pick<typeof root, 'request'>, list: string) => {
    const { data } = (await (await who.request(`/api/v1${list}`)).json()) as List;
    return data.map(({ name }) => name.split(' ')[0]);
  };
  for (const list of ['/videos?sort=', '/videos?include=1&sort=']) {
    expect(await names(root, `${list}-localVideoFilesSize`)).toEqual([
      'Large',
      'Small',
      'Reference',
    ]);
    expect(await names(root, `${list}localVideoFilesSize`)).toEqual([
      'Reference',
      'Small',
      'Large',
    ]);
  }
  expect(await names(root, '/users/me/videos?sort=-localVideoFilesSize')).toEqual([
    'Large',
    'Small',
  ]);
});

test('a list asked for wrongly is refused with the field that is wrong', async () => {
  const node = await startTestNode();
  const wrong = [
    'count=-4',
    'count=101',
    'start=-1',
    'start=100001',
    'start=x',
    'sort=bad',
    'sort=match',
  ];
  const filters = [
    'nsfw=maybe',
    'categoryOneOf=x',
    'isLocal=perhaps',
    'privacyOneOf=9',
    'host=a%20b',
    'include=x',
  ];
  for (const query of [...wrong, ...filters]) {
    const response = await node.request(`/api/v1/videos?${query}`);
    expect([query, response.status]).toEqual([query, 400]);
    const field = query.split('=')[0]!;
    const problem = (await response.json()) as { 'invalid-params': object };
    expect(Object.keys(problem['invalid-params']).map((path) => path.split('.')[0])).toEqual([
      field,
    ]);
  }
});
