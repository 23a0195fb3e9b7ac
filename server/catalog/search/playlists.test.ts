import { expect, test } from 'vitest';

import { expectShape, recorded } from '../../../test/support/contract.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { channelIdOf } from '../../../test/support/uploads.ts';
import { openCatalog } from '../../../test/support/videos.ts';

test('public playlists with something in them are found by name, typing errors in it, and address', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const ada = await join('ada');
  const video = await openCatalog(node).givenVideo(ada);
  const given = async (displayName: string, privacy: number, isEmpty = false) => {
    const fields = { displayName, privacy, videoChannelId: await channelIdOf(ada) };
    const path = '/api/v1/video-playlists';
    const created = await ada.request(path, { method: 'POST', ...asJson(fields) });
    const { videoPlaylist } = (await created.json()) as {
      videoPlaylist: { uuid: string; shortUUID: string };
    };
    const added = { method: 'POST', ...asJson({ videoId: video.id }) };
    if (!isEmpty) await ada.request(`${path}/${videoPlaylist.uuid}/videos`, added);
    return videoPlaylist;
  };
  const dawns = await given('Dawns at sea', 1);
  await given('Sea 100%', 1);
  await given('Sea shells', 1, true);
  const hidden = await given('Sea secrets', 3);
  const unlisted = await given('Sea rumours', 2);

  const find = async (query: string) => {
    const response = await node.request(`/api/v1/search/video-playlists?${query}`);
    return (await response.json()) as { total: number; data: { displayName: string }[] };
  };
  const origin = node.url.replace('127.0.0.1', 'localhost');
  const searches = {
    'search=sea&sort=displayName': 'Dawns at sea,Sea 100%',
    'search=dawms': 'Dawns at sea',
    'search=%25': 'Sea 100%',
    'search=_': '',
    'search=&count=1&sort=createdAt': 'Dawns at sea',
    [`search=&uuids=${dawns.uuid}`]: 'Dawns at sea',
    'search=sea&host=elsewhere.example': '',
    [`search=${origin}/w/p/${dawns.shortUUID}`]: 'Dawns at sea',
    [`search=${origin}/video-playlists/${dawns.uuid}`]: 'Dawns at sea',
    [`search=${origin}/w/p/${unlisted.shortUUID}`]: 'Sea rumours', // who knows its address may read it
    [`search=${origin}/w/p/${hidden.shortUUID}`]: '',
    [`search=${origin}/w/p/nonsense`]: '',
    'search=https://other.example/w/p/abc': '',
  };
  for (const [query, found] of Object.entries(searches)) {
    const names = (await find(query)).data.map(({ displayName }) => displayName).join(',');
    expect([query, names]).toEqual([query, found]);
  }
  expect((await find('search=sea')).total).toBe(2);
  expectShape(await find('search=sea'), recorded('api-search-playlists'));
  expect((await node.request('/api/v1/search/video-playlists?sort=bad')).status).toBe(400);
});
