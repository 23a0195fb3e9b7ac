import { expect, test } from 'vitest';

import { expectShape, recorded } from '../../../test/support/contract.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { toShortUuid } from '../short-uuid.ts';
import { sweepWords } from './jobs.ts';

type Found = {
  total: number;
  data: { name: string; channel: { name: string } }[];
  correctedSearch?: string;
  facets?: unknown;
};

test('a search finds words, their forms, what was meant, and addresses, of what its reader may see', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const ada = await join('ada');
  const { givenVideo } = openCatalog(node);
  const delta = await givenVideo(ada, {
    name: 'Delta',
    description: 'Where rivers end',
    language: 'en',
    tags: ['Sea'],
    category: 4,
  });
  await givenVideo(root, {
    name: 'Rivers of the north',
    language: 'en',
    tags: ['sea', 'ice'],
    category: 4,
  });
  await givenVideo(root, { name: 'La forêt enchantée', language: 'fr' });
  const secret = await givenVideo(ada, { name: 'A secret river', privacy: 3 });
  const origin = node.url.replace('127.0.0.1', 'localhost');

  const find = async (query: string, who: { request: typeof node.request } = node) => {
    const response = await who.request(`/api/v1/search/videos?${query}`);
    return response.ok ? ((await response.json()) as Found) : { total: response.status, data: [] };
  };
  const names = async (query: string, who?: typeof node) =>
    (await find(query, who)).data.map(({ name }) => name[0]).join('');

  const searches = {
    'search=rivers': 'RD', // a title before a description
    'search=river': 'RD', // as the language has it
    'search=river%20delta': 'D',
    'search=foret%20enchantees': 'L', // without accents, in the plural
    'search=rivver': 'RD', // misspelt
    'search=sea&sort=name': 'DR',
    'search=river&tagsOneOf=ice': 'R',
    'search=river&start=1&count=1': 'D',
    'search=%27%29%20%7C%20%28': '',
    'search=nothing+like+it': '',
    'search=': 'LRD',
    [`search=&uuids=${delta.uuid}`]: 'D',
    [`uuids=${toShortUuid(delta.uuid)}`]: 'D',
    [`search=${delta.uuid}`]: 'D',
    'search=river&endDate=2001-01-01': '',
    'search=river&durationMin=100': '',
    [`search=${origin}/w/${toShortUuid(delta.uuid)}`]: 'D',
    [`search=${origin}/videos/watch/${delta.uuid}`]: 'D',
    [`search=${origin}/w/${secret.uuid}`]: '',
    'search=https://other.example/w/abc': '',
  };
  for (const [query, found] of Object.entries(searches))
    expect([query, await names(query)]).toEqual([query, found]);
  expect(await find('search=rivver')).toMatchObject({ total: 2, correctedSearch: 'rivers' });
  expect((await find('search=river&facets=true')).facets).toEqual({
    categories: [{ id: 4, label: 'Art', count: 2 }],
    licences: [],
    hosts: [{ id: new URL(origin).host, label: new URL(origin).host, count: 2 }],
    durations: [{ id: 'short', label: 'Short (< 4 min)', count: 2 }],
    languages: [{ id: 'en', label: 'English', count: 2 }],
    tags: [
      { id: 'sea', label: 'sea', count: 2 },
      { id: 'ice', label: 'ice', count: 1 },
    ],
  });
  const wrong = [
    'startDate=hello',
    'durationMin=hello',
    'uuids=x',
    'searchTarget=x',
    'sort=bad',
    'count=101',
    'host=a%20b',
  ];
  for (const query of wrong) expect([query, (await find(query)).total]).toEqual([query, 400]);
  expect((await find('search=x&include=1')).total).toBe(401);
  expectShape(await find('search=river'), recorded('api-search-videos'));

  const channels = async (query: string) => {
    const response = await node.request(`/api/v1/search/video-channels?${query}`);
    return (await response.json()) as { total: number; data: { name: string }[] };
  };
  const { name } = (await find('search=delta')).data[0]!.channel;
  expectShape(await channels(`search=${name}`), recorded('api-search-channels'));
  const host = new URL(origin).host;
  for (const query of [`search=${name}@${host}`, `search=${origin}/c/${name}`, `handles=${name}`])
    expect([query, (await channels(query)).data.map((channel) => channel.name)]).toEqual([
      query,
      [name],
    ]);
  expect((await channels('search=%25')).total).toBe(0);
  const named = { method: 'PUT', ...asJson({ displayName: 'Marie Curie' }) };
  expect((await ada.request('/api/v1/users/me', named)).status).toBe(204);
  for (const query of ['curie', 'Marrie'])
    expect((await channels(`search=${query}`)).data).toMatchObject([{ name: 'ada_channel' }]);
  expect((await channels(`search=${origin}/c/nobody`)).total).toBe(0);
});

test('no word is offered that no title has any more', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const [{ uuid }] = [
    await givenVideo(root, { name: 'Kingfishers' }),
    await givenVideo(root, { name: 'Cormorants' }),
  ];
  const meant = async (search: string) => {
    const response = await node.request(`/api/v1/search/videos?search=${search}`);
    return ((await response.json()) as Found).correctedSearch;
  };
  expect(await meant('kingfishrs')).toBe('kingfishers');
  await root.request(`/api/v1/videos/${uuid}`, { method: 'DELETE' });
  await sweepWords.run({}, { db, signal: new AbortController().signal });
  expect(await meant('kingfishrs')).toBeUndefined();
  expect(await meant('cormorrants')).toBe('cormorants');
});

test('typing errors are forgiven in any language', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { givenVideo } = openCatalog(node);
  const meant: [language: string, name: string, typed: string][] = [
    ['fr', 'Les cathédrales gothiques', 'catedralles gothique'],
    ['de', 'Über die Wasserfälle Norwegens', 'waserfalle'],
    ['es', 'Montañas de Aragón', 'montanñas'],
    ['pt', 'Coração do sertão', 'coracçao'],
    ['ru', 'Подводные пещеры', 'пешеры'],
    ['el', 'Ηφαίστεια της Σαντορίνης', 'ηφαιστια'],
    ['ar', 'رحلة الصحراء', 'الصحرا'],
    ['tr', 'Kapadokya balonları', 'kapadokia'],
  ];
  for (const [language, name] of meant) await givenVideo(root, { name, language });
  for (const [, name, typed] of meant) {
    const query = new URLSearchParams({ search: typed });
    const { data } = (await (await node.request(`/api/v1/search/videos?${query}`)).json()) as Found;
    expect([typed, data.map((video) => video.name)]).toEqual([typed, [name]]);
  }
});
