import { expect, test } from 'vitest';

import { toShortUuid } from '../../server/catalog/index.ts';
import type { SignedIn } from '../support/client.ts';
import { expectShape, recordedAnswer } from '../support/contract.ts';
import { startTestNode } from '../support/node.ts';
import { asJson, openPeople } from '../support/people.ts';
import { takeReference } from '../support/remote-things.ts';
import { follow, startTwoNodes } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Asker = Pick<SignedIn, 'request'>;

/** What is the same on every node that speaks the contract, but for texts. */
const SAME = ['status', 'code', 'type', 'title', 'docs'];

const kindOf = (mediaType: string | null | undefined) => mediaType?.split(';')[0];

/** Holds an answer against a recorded one: its status, its kind, its fields, and of a problem what clients go by. */
async function expectAnswer(response: Response, name: string, apart: string[] = []) {
  const theirs = recordedAnswer(name);
  expect([name, response.status]).toEqual([name, theirs.status]);
  if (typeof theirs.body !== 'object') return;
  const kind = kindOf(response.headers.get('content-type'));
  expect([name, kind]).toEqual([name, kindOf(theirs.headers['Content-Type'])]);
  const ours = (await response.json()) as Record<string, unknown>;
  expectShape(ours, theirs.body, apart);
  if (theirs.status < 400) return;
  for (const field of SAME.filter((each) => each in (theirs.body as object)))
    expect([name, field, ours[field]]).toEqual([name, field, Object(theirs.body)[field]]);
}

async function givenNode() {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const alice = await join('alice');
  const catalog = openCatalog(node);
  const video = await catalog.givenVideo(alice, { tags: ['river'] });
  return { node, root, alice, video, ...catalog };
}

const expectHeld = (who: Asker, path: string, name: string, apart?: string[]) =>
  who.request(path).then((response) => expectAnswer(response, name, apart));

test('what everybody is told is told as PeerTube tells it', async () => {
  const { node, video, db } = await givenNode();
  const { video: remote } = await takeReference(db, new URL(node.url));
  const expectApi = (path: string, name: string, apart?: string[]) =>
    expectHeld(node, `/api/v1${path}`, name, apart);
  await expectApi('/videos/categories', 'api-categories');
  await expectApi('/videos/licences', 'api-licences');
  await expectApi('/videos/privacies', 'api-privacies');
  await expectApi('/video-channels/alice_channel/videos', 'api-video-channel-videos');
  await expectApi('/videos?isLocal=true&sort=-trending&count=5&nsfw=both', 'api-videos-local');
  await expectApi(`/videos/${toShortUuid(video.uuid)}`, 'api-videos-detail-short');
  await expectApi(`/videos/${video.id}`, 'api-videos-detail-numeric');
  await expectApi(`/videos/${remote.uuid}/captions`, 'api-captions');
  await expectApi(`/videos/${remote.uuid}/storyboards`, 'api-storyboards');
  await expectApi('/player-settings/video-channels/alice_channel', 'api-player-settings-channel');
  await expectApi(`/search/videos?search=${encodeURIComponent(remote.url!)}`, 'api-B-search-uri');
  for (const list of ['licences', 'privacies']) {
    const ours: unknown = await (await node.request(`/api/v1/videos/${list}`)).json();
    expect(ours).toEqual(recordedAnswer(`api-${list}`).body);
  }
});

test('what is refused is refused as PeerTube refuses it', async () => {
  const { node, root, video } = await givenNode();
  const expectApi = (path: string, name: string, apart?: string[]) =>
    expectHeld(node, `/api/v1${path}`, name, apart);
  const echo = ['instance', 'invalid-params.count.value']; // what was sent is not sent back
  await expectApi('/videos?count=-4&sort=bad', 'api-400-validation', echo);
  await expectApi('/users/me', 'api-401-no-token');
  await expectApi(`/videos/${video.uuid}/source`, 'api-video-source-401');
  await expectApi('/nope', 'api-404');
  await expectApi('/videos/00000000-0000-4000-8000-000000000000', 'api-videos-detail-404');
  await expectApi('/custom-pages/homepage/instance', 'api-custom-homepage');
  const forged = { headers: { authorization: 'Bearer nope' } };
  await expectAnswer(await node.request('/api/v1/users/me', forged), 'api-401-bad-token');

  const client = (await (await node.request('/api/v1/oauth-clients/local')).json()) as object;
  const grant = { ...client, grant_type: 'password', username: 'alice', password: 'wrong' };
  const signIn = (fields: Record<string, string>) =>
    node.request('/api/v1/users/token', { method: 'POST', body: new URLSearchParams(fields) });
  await expectAnswer(await signIn(grant), 'oauth-token-bad-password');
  const forger = { ...grant, client_secret: 'x'.repeat(32) };
  await expectAnswer(await signIn(forger), 'oauth-token-bad-client');
  const out = await root.request('/api/v1/users/revoke-token', { method: 'POST' });
  expect([out.status, await out.json()]).toEqual([200, { success: true }]);
});

test('what users and administrators are told is told as PeerTube tells it', async () => {
  const { root, alice } = await givenNode();
  expect((await alice.request('/api/v1/jobs?count=10')).status).toBe(403);
  await expectHeld(alice, '/api/v1/users/me/history/videos', 'api-users-me-history');
  await expectHeld(alice, '/api/v1/users/me/subscriptions', 'api-users-me-subscriptions');
  const expectApi = (path: string, name: string, apart?: string[]) =>
    expectHeld(root, `/api/v1${path}`, name, apart);
  await expectApi('/server/blocklist/accounts', 'api-admin-blocklist-accounts');
  await expectApi('/server/blocklist/servers', 'api-admin-blocklist-servers');
  await expectApi('/jobs?count=10', 'api-admin-jobs-all', ['data.0.data']);
  await expectApi('/jobs/completed?count=5', 'api-admin-jobs-state', ['data.0.data']);
  await expectApi('/plugins', 'api-admin-plugins');
  await expectApi('/runners', 'api-admin-runners');
  await expectApi('/server/debug', 'api-admin-server-debug');
  await expectApi('/videos/blacklist', 'api-admin-videos-blacklist');
  await expectApi('/server/redundancy/videos?target=remote-videos', 'api-A-redundancy');
});

test('who follows whom, and what comes of it, is told as PeerTube tells it', async () => {
  const { a, ofA, ofB } = await startTwoNodes();
  await follow(ofB.root, a);
  await expectHeld(ofA.root, '/api/v1/server/followers', 'api-server-followers');
  await expectHeld(ofB.root, '/api/v1/server/following', 'api-server-following');
  const anna = await ofA.join('anna');
  const bob = await ofA.join('bob');
  await openCatalog(a).givenVideo(anna);
  const body = asJson({ uri: `anna_channel@localhost:${new URL(a.url).port}` });
  await bob.request('/api/v1/users/me/subscriptions', { method: 'POST', ...body });
  const feed = '/api/v1/users/me/subscriptions/videos';
  await expect
    .poll(async () => (await (await bob.request(feed)).json()) as object)
    .toMatchObject({ total: 1 });
  await expectHeld(bob, feed, 'api-bob-users-me-subscriptions-videos');
});

test('what other sites and programs ask for is told as PeerTube tells it', async () => {
  const { node, alice, video, givePicture } = await givenNode();
  await givePicture(video.id);
  const origin = `http://localhost:${new URL(node.url).port}`;
  const form = new FormData();
  form.set('displayName', 'Rivers');
  form.set('privacy', '1');
  const me = (await (await alice.request('/api/v1/users/me')).json()) as {
    videoChannels: { id: number }[];
  };
  form.set('videoChannelId', String(me.videoChannels[0]!.id));
  const made = await alice.request('/api/v1/video-playlists', { method: 'POST', body: form });
  const { videoPlaylist } = (await made.json()) as { videoPlaylist: { uuid: string } };
  const expectOembed = (page: string, name: string) =>
    expectHeld(node, `/services/oembed?format=json&url=${encodeURIComponent(origin + page)}`, name);
  const element = asJson({ videoId: video.id });
  const elements = `/api/v1/video-playlists/${videoPlaylist.uuid}/videos`;
  expect((await alice.request(elements, { method: 'POST', ...element })).status).toBe(200);
  await expectOembed(`/w/p/${videoPlaylist.uuid}`, 'oembed-playlist');
  await expectOembed(`/videos/watch/${video.uuid}`, 'oembed-video-watch');
  await expectHeld(node, '/.well-known/dnt/', 'wellknown-dnt');
  await expectHeld(node, '/.well-known/host-meta', 'host-meta');
  await expectHeld(node, '/.well-known/security.txt', 'wellknown-security-txt');
  await expectHeld(node, '/robots.txt', 'robots');
  const leave = await node.request('/.well-known/change-password', { redirect: 'manual' });
  await expectAnswer(leave, 'wellknown-change-password');
});
