import { expect, test } from 'vitest';

import { webReadyClip } from '../../../test/support/clips.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openStudio } from '../../../test/support/studio.ts';

type Activities = {
  total: number;
  data: { action: { id: number }; targetType: { id: number }; account: { name: string } }[];
};

test('those who run a channel see what was done there, and by whom', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const [alice, bob, eve] = [await join('alice'), await join('bob'), await join('eve')];
  const at = '/api/v1/video-channels/alice_channel';
  const change = async (who: typeof alice, method: string, path: string, body?: object) =>
    (await who.request(path, { method, ...(body && asJson(body)) })).status;
  const list = async (who: typeof alice, query = '') =>
    (await (await who.request(`${at}/activities${query}`)).json()) as Activities;

  expect((await node.request(`${at}/activities`)).status).toBe(401);
  expect((await bob.request(`${at}/activities`)).status).toBe(403);
  expect(await list(alice)).toEqual({ total: 0, data: [] });
  const invited = await alice.request(`${at}/collaborators/invite`, {
    method: 'POST',
    ...asJson({ accountHandle: 'bob' }),
  });
  const { collaborator } = (await invited.json()) as { collaborator: { id: number } };
  await bob.request(`${at}/collaborators/${collaborator.id}/accept`, { method: 'POST' });

  const { uuid } = await (await openStudio(alice)).upload(await webReadyClip());
  const video = `/api/v1/videos/${uuid}`;
  const chapters = { chapters: [{ timecode: 0, title: 'One' }] };
  expect(await change(bob, 'PUT', video, { name: 'By the two of us' })).toBe(204);
  expect(await change(bob, 'PUT', `${video}/chapters`, chapters)).toBe(204);
  expect(await change(bob, 'PUT', at, { displayName: 'Ours' })).toBe(204);
  expect(await list(alice)).toMatchObject({
    total: 4,
    data: [
      { action: { id: 2 }, targetType: { id: 3 }, account: { name: 'bob' }, video: null },
      { action: { id: 5, label: 'Update chapters' }, video: { uuid } },
      { action: { id: 2 }, targetType: { id: 1 }, account: { name: 'bob' }, video: { uuid } },
      { action: { id: 1 }, account: { name: 'alice' }, channel: { displayName: 'Ours' } },
    ],
  });

  expect(await change(alice, 'DELETE', video)).toBe(204);
  const { total, data } = await list(bob, '?count=1');
  expect([total, data]).toEqual([
    5,
    [expect.objectContaining({ action: { id: 3, label: 'Delete' }, video: null })],
  ]);
  expect(data[0]).toMatchObject({ details: { name: 'By the two of us' } });
  expect((await eve.request(`${at}/activities`)).status).toBe(403);
  expect((await alice.request(`${at}/activities?sort=name`)).status).toBe(400);
});
