import type { videos } from '../../server/catalog/tables.ts';
import { startTestNode } from './node.ts';
import { openPeople } from './people.ts';
import { openCatalog } from './videos.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

/** A river of eight videos of two people, each different in all a list can be narrowed to and ordered by. */
export async function startRiver() {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [ada, bo] = [await join('ada'), await join('bo_')];
  const { db, givenVideo, changeVideo } = openCatalog(node);
  const given = async (
    owner: typeof ada,
    name: string,
    values: Partial<typeof videos.$inferInsert>,
  ) => {
    const { id } = await givenVideo(owner, { name });
    await changeVideo(id, values);
    return id;
  };
  const ids = {
    Brook: await given(ada, 'Brook', {
      publishedAt: day(1),
      views: 30,
      likes: 1,
      category: 4,
      language: 'fr',
      tags: ['Water', 'slow'],
      durationSeconds: 30,
    }),
    Creek: await given(ada, 'Creek', {
      publishedAt: day(2),
      views: 10,
      likes: 9,
      category: 5,
      licence: 2,
      tags: ['water'],
      durationSeconds: 20,
    }),
    Delta: await given(bo, 'Delta', {
      publishedAt: day(3),
      views: 20,
      recentViews: 5,
      language: 'en',
      tags: ["o'clock"],
      durationSeconds: 40,
    }),
    Eddy: await given(bo, 'Eddy', {
      publishedAt: day(4),
      nsfw: true,
      nsfwFlags: 1,
      durationSeconds: 10,
      originallyPublishedAt: day(1),
    }),
    Flood: await given(ada, 'Flood', { publishedAt: day(5), privacy: 4 }),
    Gorge: await given(ada, 'Gorge', { publishedAt: day(6), privacy: 3 }),
    Hull: await given(bo, 'Hull', { publishedAt: day(7), blocked: true }),
    Inlet: await given(bo, 'Inlet', { publishedAt: day(8), state: 2 }),
  };
  const ask = async (path: string, who: { request: typeof node.request } = node) => {
    const response = await who.request(`/api/v1${path}`);
    if (!response.ok) return String(response.status);
    const { data } = (await response.json()) as { data: { name: string }[] };
    return data.map(({ name }) => name[0]).join('');
  };
  return { node, root, ada, bo, db, ids, ask };
}
