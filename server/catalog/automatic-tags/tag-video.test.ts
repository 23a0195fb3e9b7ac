import { expect, test } from 'vitest';

import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';

test('moderators find videos by the words the node watches for, and by links that lead away', async () => {
  const node = await startTestNode({ PUBLIC_URL: 'https://node.example' });
  const { root, join } = await openPeople(node);
  const ada = await join('ada');
  const { givenVideo } = openCatalog(node);
  const lists = '/api/v1/watched-words/server/lists';
  const list = { listName: 'dogs', words: ['pluto'] };
  expect((await root.request(lists, { method: 'POST', ...asJson(list) })).status).toBe(200);
  await givenVideo(ada, { name: 'Pluto runs' });
  const away = await givenVideo(ada, { name: 'See elsewhere.com' });
  await givenVideo(ada, { name: 'Here', description: 'Pluto, at https://node.example' });

  const tagged = async (query: string) => {
    const response = await root.request(`/api/v1/videos?sort=name&include=64${query}`);
    const { data } = (await response.json()) as { data: { name: string; automaticTags: object }[] };
    return data.map(({ name, automaticTags }) => [name, automaticTags]);
  };
  await expect
    .poll(() => tagged(''), PATIENT)
    .toEqual([
      ['Here', ['dogs']],
      ['Pluto runs', ['dogs']],
      ['See elsewhere.com', ['external-link']],
    ]);
  expect(await tagged('&autoTagOneOf=external-link&autoTagOneOf=none')).toEqual([
    ['See elsewhere.com', ['external-link']],
  ]);
  expect(await tagged('&autoTagOneOf=none')).toEqual([]);

  const edit = { method: 'PUT', ...asJson({ name: 'A pluto' }) };
  expect((await ada.request(`/api/v1/videos/${away.uuid}`, edit)).status).toBe(204);
  await expect
    .poll(() => tagged('&autoTagOneOf=dogs'), PATIENT)
    .toEqual([
      ['A pluto', ['dogs']],
      ['Here', ['dogs']],
      ['Pluto runs', ['dogs']],
    ]);
});

const PATIENT = { timeout: 30_000 };
