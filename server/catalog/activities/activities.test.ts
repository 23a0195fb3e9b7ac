import { expect, test } from 'vitest';

import { webReadyClip } from '../../../test/support/clips.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openStudio } from '../../../test/support/studio.ts';
import { channelIdOf } from '../../../test/support/uploads.ts';
import { openCatalog } from '../../../test/support/videos.ts';

type Activities = {
  total: number;
  data: { action: { id: number }; targetType: { id: number }; account: { name: string } | null }[];
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
    [expect.objectContaining({ action: { id: 3, label: 'Delete' }, details: null })],
  ]);
  expect(data[0]).toMatchObject({ video: { uuid, name: 'By the two of us' } });
  const oldestFirst = await list(bob, '?sort=createdAt');
  expect(oldestFirst.data.map(({ action }) => action.id)).toEqual([1, 2, 5, 2, 3]);
  expect((await eve.request(`${at}/activities`)).status).toBe(403);
  expect((await alice.request(`${at}/activities?sort=name`)).status).toBe(400);
});

test('a channel tells of its look, of passwords, of playlists, and of what comes and goes', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const [alice, bob] = [await join('alice'), await join('bob')];
  const { givenVideo } = openCatalog(node);
  const at = '/api/v1/video-channels/alice_channel';
  const send = (method: string, path: string, body?: object) =>
    alice.request(path, { method, ...(body && asJson(body)) });
  const told = async (who = alice, handle = 'alice_channel', count = 1) => {
    const path = `/api/v1/video-channels/${handle}/activities?count=${count}`;
    const { data } = (await (await who.request(path)).json()) as Activities;
    return data;
  };
  const made = await send('POST', '/api/v1/video-channels', {
    name: 'other',
    displayName: 'Other',
  });
  const { videoChannel: other } = (await made.json()) as { videoChannel: { id: number } };
  const { id, uuid } = await givenVideo(alice, { name: 'Dawn' });
  const video = { uuid, name: 'Dawn' };

  await send('PUT', '/api/v1/player-settings/video-channels/alice_channel', { theme: 'galaxy' });
  expect(await told()).toMatchObject([{ action: { id: 2 }, targetType: { id: 3 }, video: null }]);
  await send('DELETE', `${at}/avatar`);
  expect(await told(alice, 'alice_channel', 2)).toMatchObject([
    { action: { id: 2 }, targetType: { id: 3 } },
    { action: { id: 2 }, targetType: { id: 3 } },
  ]);

  const guarded = { privacy: 5, videoPasswords: ['open sesame'] };
  await send('PUT', `/api/v1/videos/${uuid}`, guarded);
  await send('PUT', `/api/v1/videos/${uuid}/passwords`, { passwords: ['another one'] });
  expect(await told()).toMatchObject([{ action: { id: 6, label: 'Update passwords' }, video }]);

  const channelId = await channelIdOf(alice);
  const playlists = '/api/v1/video-playlists';
  const begun = await send('POST', playlists, { displayName: 'Dawns', videoChannelId: channelId });
  const { videoPlaylist } = (await begun.json()) as { videoPlaylist: { id: number } };
  const playlist = { id: videoPlaylist.id, name: 'Dawns' };
  expect(await told()).toMatchObject([{ action: { id: 1 }, targetType: { id: 2 }, playlist }]);
  const path = `${playlists}/${playlist.id}`;
  await send('POST', `${path}/videos`, { videoId: id });
  expect(await told()).toMatchObject([{ action: { id: 9 }, playlist, video: null }]);
  await send('PUT', path, { videoChannelId: other.id });
  expect(await told()).toMatchObject([{ action: { id: 10 }, playlist }]);
  expect(await told(alice, 'other')).toMatchObject([{ action: { id: 11 }, playlist }]);
  await send('DELETE', path);
  expect(await told(alice, 'other')).toMatchObject([{ action: { id: 3 }, playlist }]);

  await send('PUT', `/api/v1/videos/${uuid}`, { channelId: other.id });
  expect(await told()).toMatchObject([{ action: { id: 10 }, video }]);
  expect(await told(alice, 'other')).toMatchObject([{ action: { id: 11 }, video }]);

  const invited = await send('POST', `${at}/collaborators/invite`, { accountHandle: 'bob' });
  const { collaborator } = (await invited.json()) as { collaborator: { id: number } };
  await bob.request(`${at}/collaborators/${collaborator.id}/accept`, { method: 'POST' });
  await bob.request(at, { method: 'PUT', ...asJson({ displayName: 'By the two of us' }) });
  expect(await told()).toMatchObject([{ account: { name: 'bob' } }]);
  await bob.request('/api/v1/users/me', { method: 'DELETE' });
  expect(await told()).toMatchObject([{ action: { id: 2 }, account: null }]);
});
