import { expect, test } from 'vitest';

import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';

type Hit = { startSeconds: number; text: string; language: string };
type Found = { total: number; data: { name: string; captionHits?: Hit[] }[] };

const ENGLISH = `WEBVTT

00:01.500 --> 00:03.000
Otters <i>swim</i> upstream

00:04.000 --> 00:05.000
Nobody speaks

00:06.000 --> 00:08.000
An otter swims again
`;
const FRENCH = '1\n00:00:02,000 --> 00:00:03,000\nLes loutres nagent encore\n';

test('what is said is found with its second, until the captions go', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const ada = await join('ada');
  const { givenVideo } = openCatalog(node);
  const delta = await givenVideo(ada, { name: 'Delta', language: 'en' });
  const secret = await givenVideo(ada, { name: 'Secret', privacy: 3 });
  await givenVideo(root, { name: 'Otter pups' });

  const caption = async (id: number, language: string, text: string) => {
    const body = new FormData();
    body.set('captionfile', new File([text], 'words.vtt'));
    const path = `/api/v1/videos/${id}/captions/${language}`;
    expect((await ada.request(path, { method: 'PUT', body })).status).toBe(204);
  };
  const find = async (search: string) => {
    const query = new URLSearchParams({ search });
    return (await (await node.request(`/api/v1/search/videos?${query}`)).json()) as Found;
  };
  for (const id of [delta.id, secret.id]) {
    await caption(id, 'en', ENGLISH);
    await caption(id, 'fr', FRENCH);
  }

  for (const list of ['videos', 'search/videos']) {
    const response = await node.request(`/api/v1/${list}?languageOneOf=fr`);
    const { data } = (await response.json()) as Found;
    expect(data.map(({ name }) => name)).toEqual(['Delta']); // which has captions in it
  }

  const { data } = await find('otter');
  expect(data.map(({ name }) => name)).toEqual(['Otter pups', 'Delta']); // a title before what is said
  expect(data[0]!.captionHits).toBeUndefined();
  expect(data[1]!.captionHits).toEqual([
    { startSeconds: 1.5, text: 'Otters swim upstream', language: 'en' },
    { startSeconds: 6, text: 'An otter swims again', language: 'en' },
  ]);
  expect((await find('loutre nagent')).data[0]?.captionHits).toEqual([
    { startSeconds: 2, text: 'Les loutres nagent encore', language: 'fr' },
  ]);
  expect((await find('"swim upstream"')).total).toBe(1);
  const apart = await find('upstream speaks -whale'); // in no cue together
  expect(apart.data[0]?.captionHits).toMatchObject([{ startSeconds: 1.5 }, { startSeconds: 4 }]);

  await ada.request(`/api/v1/videos/${delta.id}/captions/en`, { method: 'DELETE' });
  expect((await find('swim upstream')).total).toBe(0);
  expect((await find('loutre')).total).toBe(1);
});
