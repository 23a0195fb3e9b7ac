import { expect, test } from 'vitest';

import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { recordAct } from '../index.ts';

type Line = { message: string; user: string; level: string; domain: string };

test('acts are read by administrators, with what they changed; an act that fails leaves no line', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const moderator = await join('mod', 'moderator');
  const { db } = openCatalog(node);
  const act = { userId: 1, action: 'update', subject: { domain: 'config' } };
  await recordAct(db, { ...act, before: { name: 'Old' }, after: { name: 'N'.repeat(5000) } });
  await recordAct(db, { userId: null, action: 'delete', subject: { domain: 'videos', id: 7 } });
  const undone = db.transaction(async (tx) => {
    await recordAct(tx, act);
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');

  const path = '/api/v1/server/audit-logs?startDate=2020-01-01T00:00:00.000Z';
  const all = (await (await root.request(path)).json()) as Line[];
  const lines = all.filter(({ domain }) => domain !== 'users'); // those who joined above

  expect(lines).toMatchObject([
    { level: 'audit', user: 'root' },
    { user: 'node', subjectId: '7' },
  ]);
  const message = JSON.parse(lines[0]!.message) as Record<string, unknown>;
  expect(message).toMatchObject({ user: 'root', domain: 'config', action: 'update', name: 'Old' });
  expect(message['new-name']).toHaveLength(1000);
  expect(await (await root.request(`${path}&endDate=2021-01-01`)).json()).toEqual([]);
  expect((await root.request('/api/v1/server/audit-logs')).status).toBe(400);
  expect((await root.request('/api/v1/server/audit-logs?startDate=hello')).status).toBe(400);
  expect((await moderator.request(path)).status).toBe(403);
  expect((await node.request(path)).status).toBe(401);
});
