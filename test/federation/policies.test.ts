import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { ourActor } from '../../federation/actors/our-actor.ts';
import { fetchObject } from '../../federation/fetch/fetch-object.ts';
import { actsOf } from '../support/acts.ts';
import type { SignedIn } from '../support/client.ts';
import { smallPicture } from '../support/pictures.ts';
import { reachingAs } from '../support/reaching.ts';
import { eventually, follow, hostOf, read, startTwoNodes, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Videos = { total: number; data: { name: string; channel: { name: string } }[] };
type Video = { files: unknown[]; streamingPlaylists: unknown[] };
type Channels = { total: number };
type Channel = { followersCount: number };
type Pictured = { data: { thumbnails: unknown[]; channel: { avatars: unknown[] } }[] };
type Follows = { total: number };

const SPRITE = JSON.stringify({
  url: 'https://far.example/s.jpg',
  totalWidth: 100,
  totalHeight: 100,
  spriteWidth: 10,
  spriteHeight: 10,
  spriteSeconds: 1,
});

async function captioned(who: SignedIn, uuid: string) {
  const form = new FormData();
  const words = 'WEBVTT\n\n00:00.000 --> 00:01.000\nHerons\n';
  form.set('captionfile', new File([words], 'en.vtt', { type: 'text/vtt' }));
  const path = `/api/v1/videos/${uuid}/captions/en`;
  expect((await who.request(path, { method: 'PUT', body: form })).status).toBe(204);
}

test('a node is silenced, shown without media, and rejected; each is taken back', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const [alice, bob] = [await ofA.join('alice'), await ofB.join('bob')];
  await follow(ofB.root, a);
  const catalog = openCatalog(a);
  const { uuid } = await catalog.givenVideo(alice, { name: 'Herons' });
  await eventually(async () => expect((await read<Videos>(b, '/videos')).total).toBe(1));
  const policy = `/server/domain-policies/${encodeURIComponent(hostOf(a).toUpperCase())}`;
  const set = (name: string) =>
    write(ofB.root, 'PUT', policy, { policy: name, reason: 'a test', publicComment: 'Sorry' });
  const names = async (who: typeof bob | typeof b) =>
    (await read<Videos>(who, '/videos')).data.map(({ name }) => name);

  await write(bob, 'POST', '/users/me/subscriptions', { uri: `alice_channel@${hostOf(a)}` });
  await eventually(async () =>
    expect(await read<Channels>(bob, '/users/me/subscriptions')).toMatchObject({ total: 1 }),
  );
  await set('silence');
  await eventually(async () => expect(await names(b)).toEqual([]));
  expect(await names(bob)).toEqual(['Herons']); // who follows
  expect(await read<Channels>(b, '/video-channels?count=100')).toMatchObject({
    data: expect.not.arrayContaining([expect.objectContaining({ host: hostOf(a) })]) as unknown,
  });
  expect((await read<Video>(b, `/videos/${uuid}`)).streamingPlaylists).not.toEqual([]);

  await captioned(alice, uuid);
  const picture = new FormData();
  picture.set('avatarfile', new File([await smallPicture()], 'a.jpg', { type: 'image/jpeg' }));
  const avatarPath = '/api/v1/video-channels/alice_channel/avatar/pick';
  expect((await alice.request(avatarPath, { method: 'POST', body: picture })).status).toBe(200);
  const shown = new FormData();
  shown.set('thumbnailfile', new File([await smallPicture()], 't.jpg', { type: 'image/jpeg' }));
  const put = { method: 'PUT', body: shown };
  expect((await alice.request(`/api/v1/videos/${uuid}`, put)).status).toBe(204);
  const pictures = async () => {
    const [video] = (await read<Pictured>(bob, '/videos')).data;
    return [video!.thumbnails.length > 0, video!.channel.avatars.length > 0];
  };
  await eventually(async () => expect(await pictures()).toEqual([true, true]));
  const feed = `/feeds/videos.rss?videoChannelName=alice_channel@${hostOf(a)}`;
  const offered = async () => ({
    captions: (await read<{ total: number }>(b, `/videos/${uuid}/captions`)).total,
    storyboards: (await read<{ storyboards: unknown[] }>(b, `/videos/${uuid}/storyboards`))
      .storyboards.length,
    inFeed: (await (await b.request(feed)).text()).includes(`url="http://${hostOf(a)}/`),
  });
  await eventually(async () => expect(await offered()).toMatchObject({ captions: 1 }));
  await openCatalog(b).db.execute(sql`update remote_media set storyboard = ${SPRITE}`);
  expect(await offered()).toEqual({ captions: 1, storyboards: 1, inFeed: true });
  await set('no-media');
  await eventually(async () => expect(await names(b)).toEqual(['Herons']));
  expect(await offered()).toEqual({ captions: 0, storyboards: 0, inFeed: false });
  await eventually(async () => expect(await pictures()).toEqual([false, false]));
  expect(await read<Video>(b, `/videos/${uuid}`)).toMatchObject({
    files: [],
    streamingPlaylists: [],
  });

  expect(
    await read(ofB.root, `/server/domain-policies/preview?host=${hostOf(a)}&policy=reject`),
  ).toMatchObject({ current: 'no-media', videos: 1, channels: 1, followsEnded: 2 });
  await set('reject');
  await eventually(async () => expect(await names(bob)).toEqual([]));
  expect((await b.request(`/api/v1/videos/${uuid}`)).status).toBe(404);
  for (const path of ['accounts/alice', 'accounts/peertube', 'video-channels/alice_channel'])
    expect.soft((await b.request(`/api/v1/${path}@${hostOf(a)}`)).status, path).toBe(404);
  await eventually(async () => {
    expect(await read<Follows>(b, '/server/following')).toMatchObject({ total: 0 });
    expect(await read<Channels>(bob, '/users/me/subscriptions')).toMatchObject({ total: 0 });
  });
  const asA = reachingAs(a);
  await ourActor(asA.db, asA, 'node');
  await eventually(() =>
    expect(fetchObject(asA, `http://${hostOf(b)}/accounts/bob`)).rejects.toMatchObject({
      code: 'not_found',
    }),
  );
  await catalog.givenVideo(alice, { name: 'Egrets' });

  expect(await read(ofB.root, '/server/domain-policies?search=test&sort=host')).toMatchObject({
    total: 1,
    data: [{ host: hostOf(a), policy: 'reject', reason: 'a test', publicComment: 'Sorry' }],
  });
  await write(ofB.root, 'DELETE', policy);
  const ofAlice = `/accounts/alice@${hostOf(a)}/videos`;
  await eventually(async () =>
    expect((await read<Videos>(bob, ofAlice)).data).toMatchObject([{ name: 'Herons' }]),
  ); // Egrets was not let in
  expect(await names(b)).toEqual([]); // it is not followed any more
  expect(
    (await actsOf(ofB.root, 'root')).filter(({ domain }) => domain === 'domain-policies'),
  ).toMatchObject([
    { action: 'create' },
    { action: 'update' },
    { action: 'update' },
    { action: 'delete' },
  ]);
  expect((await ofB.root.request(`/api/v1${policy}`, { method: 'DELETE' })).status).toBe(404);

  await follow(ofB.root, a);
  await write(alice, 'POST', '/users/me/subscriptions', { uri: `bob_channel@${hostOf(b)}` });
  const counts = async () => ({
    followers: (await read<Channel>(b, '/video-channels/bob_channel')).followersCount,
    followed: (await read<Follows>(b, '/server/following')).total,
  });
  await eventually(async () => expect(await counts()).toEqual({ followers: 1, followed: 1 }));
  await write(ofB.root, 'POST', '/server/blocklist/servers', { host: hostOf(a) }); // mutes it for everybody
  await eventually(async () => expect(await names(b)).toEqual([]));
  await write(ofB.root, 'DELETE', `/server/blocklist/servers/${hostOf(a)}`);
  expect(await counts()).toEqual({ followers: 1, followed: 1 });
  await catalog.givenVideo(alice, { name: 'Storks' });
  await eventually(async () => expect(await names(b)).toContain('Storks'));
}, 120_000);

test('a node that shows itself to its followers only shows strangers nothing but its own actor', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const alice = await ofA.join('alice');
  const { uuid } = await openCatalog(a).givenVideo(alice, { name: 'Herons' });
  const setMode = (mode: string) =>
    write(ofA.root, 'PUT', '/config/custom', { federation: { mode } });
  const [asB, video] = [reachingAs(b), `http://${hostOf(a)}/videos/watch/${uuid}`];
  const ask = (path: string) =>
    a.request(path, { headers: { accept: 'application/activity+json' } });
  const fetched = () =>
    fetchObject(asB, video).then(
      () => 'seen',
      (error: { code: string }) => error.code,
    );

  await setMode('followers-only');
  await eventually(async () => expect((await ask(`/videos/watch/${uuid}`)).status).toBe(401));
  expect((await ask('/accounts/peertube')).status).toBe(200);
  expect((await ask('/accounts/alice')).status).toBe(401);
  expect((await ask('/accounts/alice/outbox')).status).toBe(401);
  expect((await a.request(`/videos/watch/${uuid}`)).status).not.toBe(401); // people
  expect(await fetched()).toBe('not_found');
  expect(await fetchObject(asB, `http://${hostOf(a)}/accounts/alice`)).toMatchObject({
    name: 'alice',
  });

  await follow(ofB.root, a);
  expect(await fetched()).toBe('seen');

  await setMode('allow-list');
  await eventually(async () => expect(await fetched()).toBe('not_found'));
  await write(ofA.root, 'PUT', `/server/domain-policies/${hostOf(b)}`, { policy: 'allow' });
  await eventually(async () => expect(await fetched()).toBe('seen'));
}, 120_000);

test('what people of a silenced node say is found by those who follow them, who alone are told, and by whose video it is', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const alice = await ofA.join('alice');
  const [bob, eve] = [await ofB.join('bob'), await ofB.join('eve')];
  await follow(ofA.root, b);
  await follow(ofB.root, a);
  const { uuid } = await openCatalog(b).givenVideo(bob, { name: 'Herons' });
  const threads = `/videos/${uuid}/comment-threads`;
  await eventually(() => read(a, `/videos/${uuid}`));
  const say = (text: string) => write(alice, 'POST', threads, { text });
  const texts = async (who: Asker) =>
    (await read<Comments>(who, threads)).data.map(({ text }) => text).toSorted();
  /** The comments that bob was told of, the newest first; undefined for one that he is not shown. */
  const told = async () => {
    const said = new Map(
      (await read<Comments>(bob, threads)).data.map(({ id, text }) => [id, text]),
    );
    return (await read<Notices>(bob, '/users/me/notifications')).data
      .filter(({ type }) => type === 2)
      .map(({ comment }) => comment && said.get(comment.id));
  };
  const feed = async () => (await b.request('/feeds/video-comments.xml')).text();
  const [{ id: channelId }] = (await read<Mine>(alice, '/users/me')).videoChannels;
  const playlist = { displayName: 'Waders', privacy: 1, videoChannelId: channelId };
  await write(alice, 'POST', '/video-playlists', playlist);
  const playlists = async (path: string) => (await read<Channels>(b, path)).total;
  const ofAlice = `/video-channels/alice_channel@${hostOf(a)}/video-playlists`;

  await say('One');
  await eventually(async () => {
    expect([await texts(b), await told()]).toEqual([['One'], ['One']]);
    expect(await feed()).toContain('One');
    expect(await playlists('/video-playlists')).toBe(1);
  });

  const policy = `/server/domain-policies/${encodeURIComponent(hostOf(a))}`;
  await write(ofB.root, 'PUT', policy, { policy: 'silence' });
  await eventually(async () => expect(await texts(b)).toEqual([]));
  await say('Two');
  await eventually(async () => expect(await texts(bob)).toEqual(['One', 'Two'])); // whose video it is
  expect([await texts(eve), await texts(b)]).toEqual([[], []]);
  expect(await feed()).not.toContain('Two');
  expect([await playlists('/video-playlists'), await playlists(ofAlice)]).toEqual([0, 1]);
  expect(await told()).toEqual([undefined]); // what he was told of before is not shown either

  const subscription = { uri: `alice_channel@${hostOf(a)}` };
  for (const who of [eve, bob]) await write(who, 'POST', '/users/me/subscriptions', subscription);
  await eventually(async () => expect(await texts(eve)).toEqual(['One', 'Two']));
  await say('Three');
  await eventually(async () => expect(await told()).toEqual(['Three', 'One'])); // of the second he never is
}, 120_000);

type Asker = Pick<SignedIn, 'request'>;
type Comments = { data: { id: number; text: string }[] };
type Notices = { data: { type: number; comment?: { id: number } }[] };
type Mine = { videoChannels: [{ id: number }] };
