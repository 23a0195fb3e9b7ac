import { expect, test } from 'vitest';

import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { openCatalog } from '../../test/support/videos.ts';
import { noteNodes } from './settle-queries.ts';

type Nodes = {
  total: number;
  data: { host: string; failures: number; restsUntil: string | null }[];
};

test('an administrator sees which nodes rest, and has one tried at once', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const moderator = await join('moderator', 'moderator');
  const { db } = openCatalog(node);
  const seen = { signature: null };
  await noteNodes(db, [
    { ...seen, host: 'well.example', isHealthy: true },
    { ...seen, host: 'away.example', isHealthy: false },
  ]);
  const read = async (query: string) =>
    (await (await root.request(`/api/v1/server/nodes${query}`)).json()) as Nodes;

  expect((await read('')).data.map(({ host }) => host)).toEqual(['away.example', 'well.example']);
  expect(await read('?state=resting')).toMatchObject({
    total: 1,
    data: [{ host: 'away.example', failures: 1, waiting: 0, restsUntil: expect.any(String) }],
  });
  expect(await read('?search=well&sort=host')).toMatchObject({ total: 1 });
  expect((await moderator.request('/api/v1/server/nodes')).status).toBe(403);

  const wake = (host: string) =>
    root.request(`/api/v1/server/nodes/${host}/wake`, { method: 'POST' });
  expect((await wake('away.example')).status).toBe(204);
  expect((await read('?state=resting')).total).toBe(0);
  expect((await read('?state=failing')).total).toBe(1); // until it answers
  expect((await wake('unknown.example')).status).toBe(404);
});
