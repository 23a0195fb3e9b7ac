import { expect, test } from 'vitest';

import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';

type Videos = { videos: { name: string }[] }[];
type Overview = { categories: Videos; channels: Videos; tags: (Videos[0] & { tag: string })[] };

test('an overview has what there are six videos of, one of each kind on a page, for who has not muted them', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const ada = await join('ada');
  const { givenVideo } = openCatalog(node);
  const overview = async (who: Pick<typeof root, 'request'>, page = 1) =>
    (await (await who.request(`/api/v1/overviews/videos?page=${page}`)).json()) as Overview;
  const given = (n: number) =>
    givenVideo(root, { name: `Video ${n}`, category: 3, tags: ['one', 'other'] });

  for (let n = 1; n <= 5; n++) await given(n);
  expect(await overview(node)).toEqual({ categories: [], channels: [], tags: [] });
  await given(6);
  const { categories, channels, tags } = await overview(node);
  for (const subjects of [categories, channels, tags])
    expect(subjects.map(({ videos }) => videos.map(({ name }) => name))).toEqual([
      [6, 5, 4, 3, 2, 1].map((n) => `Video ${n}`),
    ]);
  const next = await overview(node, 2);
  expect(next).toMatchObject({ categories: [], channels: [] });
  expect([...tags, ...next.tags].map(({ tag }) => tag).toSorted()).toEqual(['one', 'other']);

  const mute = { method: 'POST', ...asJson({ accountName: 'root' }) };
  expect((await ada.request('/api/v1/users/me/blocklist/accounts', mute)).status).toBe(204);
  expect(await overview(ada)).toEqual({ categories: [], channels: [], tags: [] });
  expect((await overview(node)).tags).toHaveLength(1);
});
