import { expect, test } from 'vitest';

import { toShortUuid } from '../../server/catalog/index.ts';
import { see } from '../../test/support/activity-streams.ts';
import { ask } from '../../test/support/asking.ts';
import { asJson } from '../../test/support/people.ts';
import { expectAs, givenChannel } from '../../test/support/shown-channel.ts';

test('playlists are shown in pages, without what a stranger may not see', async () => {
  const { node, home, alice, find, givenVideo, channelId } = await givenChannel();
  const open = await givenVideo(alice);
  const hidden = await givenVideo(alice, { privacy: 3 });
  const created = await alice.request('/api/v1/video-playlists', {
    method: 'POST',
    ...asJson({
      displayName: 'Dawns',
      description: 'of the sea',
      privacy: 1,
      videoChannelId: channelId,
    }),
  });
  const { uuid } = ((await created.json()) as { videoPlaylist: { uuid: string } }).videoPlaylist;
  const put = async (videoId: number, cut: object) =>
    (
      (await ask(alice, `POST /video-playlists/${uuid}/videos`, { videoId, ...cut })).body as {
        videoPlaylistElement: { id: number };
      }
    ).videoPlaylistElement.id;
  const element = await put(open.id, { startTimestamp: 1, stopTimestamp: 8 });
  const secret = await put(hidden.id, {});
  const url = `${home}/video-playlists/${uuid}`;

  const playlist = await find(`/video-playlists/${uuid}`);
  expectAs(playlist, 'ap-playlist', ['icon']); // there is no picture to borrow here
  expect(playlist).toMatchObject({ id: url, totalItems: 1, first: `${url}?page=1` });
  expect(await find(`/w/p/${toShortUuid(uuid)}`)).toEqual(playlist);
  const page = await find(`/video-playlists/${uuid}?page=1`);
  expectAs(page, 'ap-playlist-page1', ['icon']);
  expect(page['orderedItems']).toEqual([`${url}/videos/${element}`]);
  const place = await find(`/video-playlists/${uuid}/videos/${element}`);
  expectAs(place, 'ap-playlist-element');
  expect(place['url']).toBe(`${home}/videos/watch/${open.uuid}`);
  expect((await see(node, `/video-playlists/${uuid}/videos/${secret}`)).status).toBe(404);

  for (const [of, name] of [
    ['accounts/alice', 'account'],
    ['video-channels/alice_channel', 'channel'],
  ])
    expectAs(await find(`/${of}/playlists?page=1`), `ap-${name}-playlists-page1`);
});

test('actors tell whom they follow, who follows them, and what they published', async () => {
  const { node, home, alice, join, find, givenVideo } = await givenChannel();
  const bob = await join('bob');
  const videos = [];
  for (let n = 0; n < 12; n += 1) videos.push(await givenVideo(alice));
  await givenVideo(alice, { privacy: 2 });
  await ask(bob, 'POST /users/me/subscriptions', { uri: `alice_channel@${new URL(home).host}` });

  const actors = [
    ['account', '/accounts/alice'],
    ['channel', '/video-channels/alice_channel'],
    ['instance', '/accounts/peertube'],
  ] as const;
  for (const [name, path] of actors) {
    expectAs(await find(`${path}/outbox`), `ap-${name}-outbox`);
    const page = await find(`${path}/outbox?page=1`);
    expectAs(page, `ap-${name}-outbox-page1`);
    const [newest] = page['orderedItems'] as { object: string; type: string; actor: string }[];
    expect(newest).toMatchObject({
      object: `${home}/videos/watch/${videos.at(-1)!.uuid}`,
      type: name === 'account' ? 'Create' : 'Announce',
      actor: home + path,
    });
    expect(page).toMatchObject({ totalItems: 12, next: `${home}${path}/outbox?page=2` });
    const last = await find(`${path}/outbox?page=2`);
    expect(last).toMatchObject({ prev: `${home}${path}/outbox?page=1` });
    expect([last['next'], (last['orderedItems'] as unknown[]).length]).toEqual([undefined, 2]);
    for (const list of ['followers', 'following'])
      expectAs(await find(`${path}/${list}?page=1`), `ap-${name}-${list}-page1`);
  }
  const followers = await find('/video-channels/alice_channel/followers?page=1');
  expect(followers['orderedItems']).toEqual([`${home}/accounts/bob`]);
  const following = await find('/accounts/bob/following?page=1');
  expect(following['orderedItems']).toEqual([`${home}/video-channels/alice_channel`]);
  expect(await find('/accounts/alice/followers')).toMatchObject({ totalItems: 0 });

  for (const page of ['0', '-1', 'x', '1e9', '1.5'])
    expect((await see(node, `/accounts/alice/outbox?page=${page}`)).status).toBe(400);
});
