import { expect, test } from 'vitest';

import type { SignedIn } from '../../../test/support/client.ts';
import { expectShape, recorded } from '../../../test/support/contract.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { channelIdOf } from '../../../test/support/uploads.ts';
import { openCatalog } from '../../../test/support/videos.ts';

const BASE = '/api/v1/video-playlists';

async function givenPeople() {
  const node = await startTestNode();
  const people = await openPeople(node);
  const [ada, bob] = [await people.join('ada'), await people.join('bob')];
  return { node, ...people, ada, bob, channelId: await channelIdOf(ada), ...openCatalog(node) };
}

const send = (who: Pick<SignedIn, 'request'>, method: string, path: string, body?: unknown) =>
  who.request(path, { method, ...(body === undefined ? {} : asJson(body)) });

const get = async <T>(who: Pick<SignedIn, 'request'>, path: string) =>
  (await (await who.request(path)).json()) as T;

type Playlist = { id: number; uuid: string; shortUUID: string; videoChannelPosition: number };
type List<T> = { total: number; data: T[] };
type Element = {
  id: number;
  position: number;
  type: number;
  startTimestamp: number | null;
  video: { id: number; uuid: string; name: string } | null;
};

async function create(who: SignedIn, fields: Record<string, unknown>): Promise<Playlist> {
  const response = await send(who, 'POST', BASE, fields);
  expect(response.status).toBe(200);
  return ((await response.json()) as { videoPlaylist: Playlist }).videoPlaylist;
}

async function add(who: SignedIn, playlistId: number | string, videoId: number | string, cut = {}) {
  const response = await send(who, 'POST', `${BASE}/${playlistId}/videos`, { videoId, ...cut });
  expect(response.status).toBe(200);
  const { videoPlaylistElement } = (await response.json()) as {
    videoPlaylistElement: { id: number };
  };
  return videoPlaylistElement.id;
}

test('a public playlist is found in every list, as PeerTube shows it', async () => {
  const { node, ada, channelId, givenVideo } = await givenPeople();
  const video = await givenVideo(ada);
  const playlist = await create(ada, {
    displayName: 'Dawns',
    description: 'at sea',
    privacy: 1,
    videoChannelId: channelId,
  });
  await add(ada, playlist.id, video.id, { startTimestamp: 1, stopTimestamp: 8 });

  for (const id of [playlist.id, playlist.uuid, playlist.shortUUID]) {
    const found = await get<object>(node, `${BASE}/${id}`);
    expectShape(found, recorded('api-video-playlist'));
    expect(found).toMatchObject({ displayName: 'Dawns', videosLength: 1, type: { id: 1 } });
  }
  expectShape(await get(node, BASE), recorded('api-video-playlists'));
  const ofAccount = await get<List<Playlist>>(node, '/api/v1/accounts/ada/video-playlists');
  expectShape(ofAccount, recorded('api-account-playlists'));
  expect(ofAccount).toMatchObject({ total: 1, data: [{ videoChannelPosition: 1 }] });
  expectShape(
    await get(node, '/api/v1/video-channels/ada_channel/video-playlists'),
    recorded('api-video-channel-playlists'),
  );
  expectShape(
    await get(node, `${BASE}/${playlist.uuid}/videos`),
    recorded('api-video-playlist-videos'),
  );
  expect(await get(node, `${BASE}/privacies`)).toEqual(recorded('api-playlist-privacies'));
  const path = '/api/v1/users/me/video-playlists/videos-exist';
  const exist = await get<object>(ada, `${path}?videoIds=${video.id}`);
  expectShape(exist, recorded('api-users-me-playlists-exist'), ['2']);
  expect(await get(ada, `${path}?videoIds[]=${video.id}&videoIds[]=99`)).toEqual({
    ...exist,
    99: [],
  });
  expect((await ada.request(`${path}?videoIds=toto`)).status).toBe(400);
  expect((await ada.request(path)).status).toBe(400);

  expect(await get(node, `${BASE}?playlistType=2`)).toEqual({ total: 0, data: [] });
  expect((await node.request(`${BASE}?sort=password`)).status).toBe(400);
  expect((await node.request(`${BASE}?count=101`)).status).toBe(400);
  expect(await get(node, '/api/v1/accounts/ada/video-playlists?search=100%25')).toEqual({
    total: 0,
    data: [],
  });
});

test('elements keep their order without holes, whatever is moved and taken out', async () => {
  const { ada, bob, givenVideo } = await givenPeople();
  const video = await givenVideo(ada);
  const playlist = await create(ada, { displayName: 'Order' });
  const elements: number[] = [];
  for (let n = 0; n < 6; n++) elements.push(await add(ada, playlist.id, video.uuid));
  const [a, b, c, d, e, f] = elements;
  const path = `${BASE}/${playlist.id}/videos`;
  const order = async () => {
    const { data, total } = await get<List<Element>>(ada, path);
    expect(data.map(({ position }) => position)).toEqual(data.map((_, n) => n + 1));
    expect(total).toBe(data.length);
    return data.map(({ id }) => id);
  };
  const move = (startPosition: number, insertAfterPosition: number, reorderLength?: number) =>
    send(ada, 'POST', `${path}/reorder`, { startPosition, insertAfterPosition, reorderLength });

  expect(await order()).toEqual([a, b, c, d, e, f]);
  expect((await move(1, 3)).status).toBe(204);
  expect(await order()).toEqual([b, c, a, d, e, f]);
  await move(5, 0, 2);
  expect(await order()).toEqual([e, f, b, c, a, d]);
  await move(1, 4, 2);
  expect(await order()).toEqual([b, c, e, f, a, d]);
  await move(2, 2, 2);
  expect(await order()).toEqual([b, c, e, f, a, d]);
  for (const [start, after, length] of [
    [7, 0],
    [0, 1],
    [1, 7],
    [1, -1],
    [5, 0, 3],
    [1, 2, 0],
  ])
    // prettier-ignore
    expect((await move(start!, after!, length)).status, `${start} ${after}`).toBe(400);

  expect((await send(ada, 'DELETE', `${path}/${c}`)).status).toBe(204);
  expect(await order()).toEqual([b, e, f, a, d]);
  await Promise.all([1, 2, 3].map((n) => move(n, 5)));
  await Promise.all([add(ada, playlist.id, video.uuid), add(ada, playlist.id, video.uuid)]);
  expect(await order()).toHaveLength(7);

  const change = { startTimestamp: 3, stopTimestamp: null };
  expect((await send(ada, 'PUT', `${path}/${d}`, change)).status).toBe(204);
  expect((await send(ada, 'PUT', `${path}/${d}`, { startTimestamp: -42 })).status).toBe(400);
  expect((await send(ada, 'PUT', `${path}/${c}`, change)).status).toBe(404);
  expect((await send(ada, 'PUT', `${path}/toto`, change)).status).toBe(400);
  expect((await send(bob, 'PUT', `${path}/${d}`, change)).status).toBe(404);
  const other = await create(bob, { displayName: 'Other' });
  expect((await send(bob, 'DELETE', `${BASE}/${other.id}/videos/${d}`)).status).toBe(404);
});

test('what a viewer may not see of a playlist does not exist for them', async () => {
  const { node, root, ada, bob, channelId, givenVideo } = await givenPeople();
  const secret = await create(ada, { displayName: 'Secret' });
  const link = await create(ada, { displayName: 'By link', privacy: 2 });
  for (const who of [node, bob]) {
    for (const id of [secret.uuid, secret.shortUUID])
      expect((await who.request(`${BASE}/${id}`)).status).toBe(who === bob ? 403 : 401);
    expect((await who.request(`${BASE}/${secret.id}`)).status).toBe(404);
    expect((await who.request(`${BASE}/${secret.id}/videos`)).status).toBe(404);
    expect((await who.request(`${BASE}/${link.id}`)).status).toBe(404);
    expect((await who.request(`${BASE}/${link.shortUUID}`)).status).toBe(200);
    expect(await get(who, '/api/v1/accounts/ada/video-playlists')).toEqual({ total: 0, data: [] });
    expect(await get(who, BASE)).toEqual({ total: 0, data: [] });
  }
  expect((await send(bob, 'PUT', `${BASE}/${secret.id}`, { displayName: 'x' })).status).toBe(404);
  expect((await send(bob, 'PUT', `${BASE}/${secret.uuid}`, { displayName: 'x' })).status).toBe(403);
  expect((await send(bob, 'DELETE', `${BASE}/${link.uuid}`)).status).toBe(403);
  const own = await get<List<Playlist>>(ada, '/api/v1/accounts/ada/video-playlists');
  expect(own.total).toBe(3); // with what to watch later

  const open = await create(ada, { displayName: 'Open', privacy: 1, videoChannelId: channelId });
  const videos = {
    open: await givenVideo(ada, { name: 'Open' }),
    unlisted: await givenVideo(ada, { privacy: 2 }),
    hidden: await givenVideo(ada, { privacy: 3, name: 'Hidden' }),
    internal: await givenVideo(ada, { privacy: 4 }),
    waiting: await givenVideo(ada, { published: false, name: 'Waiting' }),
    gone: await givenVideo(ada),
  };
  for (const { uuid } of Object.values(videos)) await add(ada, open.id, uuid);
  await root.request(`/api/v1/videos/${videos.gone.id}`, { method: 'DELETE' });
  const types = async (who: Pick<SignedIn, 'request'>) => {
    const { data } = await get<List<Element>>(who, `${BASE}/${open.uuid}/videos`);
    expect(data.every(({ type, video }) => (type === 0) === (video !== null))).toBe(true);
    return data.map(({ type }) => type);
  };
  expect(await types(node)).toEqual([0, 0, 2, 2, 3, 1]);
  for (const who of [bob, root]) expect(await types(who)).toEqual([0, 0, 2, 0, 3, 1]);
  expect(await types(ada)).toEqual([0, 0, 0, 0, 0, 1]);

  const mine = await create(bob, { displayName: 'Mine' });
  const tryAdd = async (videoId: unknown) =>
    (await send(bob, 'POST', `${BASE}/${mine.id}/videos`, { videoId })).status;
  expect(await tryAdd(videos.hidden.uuid)).toBe(403);
  expect(await tryAdd(videos.hidden.id)).toBe(404);
  expect(await tryAdd(videos.unlisted.id)).toBe(404); // its number is a guess
  expect(await tryAdd(videos.unlisted.uuid)).toBe(200);
  expect(await tryAdd('toto')).toBe(400);
  expect(await tryAdd(424242)).toBe(404);
});

test('a playlist is published in a channel of its owner only', async () => {
  const { node, root, ada, bob, channelId } = await givenPeople();
  const form = { displayName: 'Intruder', privacy: 1, videoChannelId: channelId };
  const status = async (who: SignedIn, fields: object) =>
    (await send(who, 'POST', BASE, { ...form, ...fields })).status;
  expect(await status(bob, {})).toBe(403); // CVE-2025-32945
  expect(await status(bob, { videoChannelId: 424_242 })).toBe(404);
  expect(await status(bob, { videoChannelId: -42 })).toBe(400);
  expect(await status(ada, { videoChannelId: 'null' })).toBe(400);
  expect(await status(ada, { displayName: '' })).toBe(400);
  expect(await status(ada, { displayName: 'x'.repeat(121) })).toBe(400);
  expect(await status(ada, { description: 'x' })).toBe(400);
  expect(await status(ada, { privacy: 45 })).toBe(400);
  expect((await send(node, 'POST', BASE, form)).status).toBe(401);

  const names = ['One', 'Two', 'Three'];
  const made: Playlist[] = [];
  for (const displayName of names) made.push(await create(ada, { ...form, displayName }));
  const ofChannel = '/api/v1/video-channels/ada_channel/video-playlists';
  const order = async () => {
    const { data } = await get<List<Playlist & { displayName: string }>>(node, ofChannel);
    expect(data.map(({ videoChannelPosition: at }) => at)).toEqual(data.map((_, n) => n + 1));
    return data.map(({ displayName }) => displayName);
  };
  expect(await order()).toEqual(names);
  const reorder = { startPosition: 3, insertAfterPosition: 0 };
  expect((await send(bob, 'POST', `${ofChannel}/reorder`, reorder)).status).toBe(403);
  expect((await send(ada, 'POST', `${ofChannel}/reorder`, reorder)).status).toBe(204);
  expect(await order()).toEqual(['Three', 'One', 'Two']);

  const one = `${BASE}/${made[0]!.uuid}`;
  expect((await send(ada, 'PUT', one, { videoChannelId: null })).status).toBe(400);
  expect((await send(ada, 'PUT', one, { videoChannelId: null, privacy: 3 })).status).toBe(204);
  expect(await order()).toEqual(['Three', 'Two']);
  const rootChannel = await channelIdOf(root);
  expect((await send(root, 'PUT', one, { videoChannelId: rootChannel })).status).toBe(400);
  expect((await send(ada, 'DELETE', `${BASE}/${made[2]!.uuid}`)).status).toBe(204);
  expect(await order()).toEqual(['Two']);
  expect((await send(ada, 'DELETE', `${BASE}/toto`)).status).toBe(400);
});

test('everyone has a playlist to watch later, which stays', async () => {
  const { root, ada } = await givenPeople();
  const me = await get<{ specialPlaylists: { id: number }[] }>(ada, '/api/v1/users/me');
  expect(me.specialPlaylists).toEqual([{ id: expect.any(Number), name: 'Watch later', type: 2 }]);
  const path = `${BASE}/${me.specialPlaylists[0]!.id}`;
  expect((await send(ada, 'PUT', path, { displayName: 'Never' })).status).toBe(400);
  expect((await send(ada, 'DELETE', path)).status).toBe(400);
  expect(await get(ada, path)).toMatchObject({ type: { id: 2, label: 'Watch later' } });
  expect((await root.request(path)).status).toBe(404);
});
