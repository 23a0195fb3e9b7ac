import { expect, test } from 'vitest';

import { setRemotePictures } from '../../server/catalog/index.ts';
import { openStorage } from '../../server/platform/storage.ts';
import { expectShape, recorded } from '../support/contract.ts';
import { startTestNode, type TestNode } from '../support/node.ts';
import { asJson, openPeople } from '../support/people.ts';
import { smallPicture } from '../support/pictures.ts';
import { alice, referenceVideo, takeReference, THERE } from '../support/remote-things.ts';
import { openCatalog } from '../support/videos.ts';

const API = '/api/v1';
type Json = Record<string, unknown>;

/** An answer without what is of the node that gave it: numbers, pictures, and the moments these came. */
const essence = (value: unknown): unknown => JSON.parse(JSON.stringify(value, apart)) as unknown;
const OWN = new Set(
  ['id', 'avatars', 'banners', 'thumbnails', 'thumbnailPath', 'previewPath', 'redundancies'].concat(
    ['hostRedundancyAllowed', 'magnetUri', 'torrentUrl', 'torrentDownloadUrl', 'metadataUrl'],
    ['updatedAt', 'videoId', 'threadId', 'comments', 'createdAt', 'followingCount'],
  ),
);
const apart = (key: string, value: unknown) => (OWN.has(key) ? undefined : value);

const read = async (node: Pick<TestNode, 'request'>, path: string) => {
  const response = await node.request(API + path);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as Json;
};
const dataOf = (list: Json) => list['data'] as Json[];

const FOR_EVERYBODY = { search: { remoteUri: { users: true, anonymous: true } } };

test('what is of another node is shown as PeerTube shows it', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  await root.request(`${API}/config/custom`, { method: 'PUT', ...asJson(FOR_EVERYBODY) });
  const { db } = openCatalog(node);
  const { account, channel, video } = await takeReference(db, new URL(node.url));
  const storage = await openStorage(node.dataDirectory);
  const picture = { from: `${THERE}/lazy-static/thumbnails/e2.jpg`, bytes: await smallPicture() };
  await setRemotePictures({ db, storage }, { videoId: video.id }, picture);
  await setRemotePictures({ db, storage }, { channelId: channel.id, kind: 'banners' }, picture);
  await setRemotePictures({ db, storage }, { accountId: account.id, kind: 'avatars' }, picture);

  const details = await read(node, `/videos/${video.uuid}`);
  const theirs = recorded('api-B-remote-video-detail');
  expectShape(details, theirs);
  expect(essence(details)).toMatchObject(essence(theirs) as object);
  expect(details).toMatchObject({ isLocal: false, url: video.url });

  const list = await read(node, '/videos');
  const listed = recorded('api-B-videos') as { data: Json[] };
  expectShape(list, listed);
  expect(essence(dataOf(list)[0])).toMatchObject(essence(listed.data[1]) as object);

  const handle = `${alice.name}@${alice.host}`;
  const answers: [string, string][] = [
    [`/accounts/${handle}`, 'api-B-remote-account'],
    [`/video-channels/gold_channel@${alice.host}`, 'api-B-remote-channel'],
  ];
  for (const [path, name] of answers) {
    const ours = await read(node, path);
    expectShape(ours, recorded(name));
    expect(essence(ours)).toMatchObject(essence(recorded(name)) as object);
  }
  const threads = await read(node, `/videos/${video.id}/comment-threads`);
  const [theirThread] = (recorded('api-B-comment-threads') as { data: Json[] }).data;
  expectShape(dataOf(threads)[0], theirThread);
  expect(essence(dataOf(threads)[0])).toEqual(essence(theirThread));
});

test('it is found where videos are looked for, and its parts are where its node has them', async () => {
  const node = await startTestNode();
  const people = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const own = await givenVideo(people.root);
  const { video } = await takeReference(db, new URL(node.url));
  const uuids = async (path: string) =>
    dataOf(await read(node, path)).map(({ uuid }) => uuid as string);

  expect(await uuids('/videos?isLocal=false')).toEqual([video.uuid]);
  expect(await uuids('/videos?isLocal=true')).toEqual([own.uuid]);
  expect(await uuids(`/videos?host=${alice.host}`)).toEqual([video.uuid]);
  expect((await uuids('/videos?hasHLSFiles=true')).toSorted()).toEqual(
    [own.uuid, video.uuid].toSorted(),
  );
  for (const search of [video.url!, `${THERE}/w/jPMxVA3a3hcBNYayPx9rvH`, 'reference']) {
    expect(await uuids(`/search/videos?search=${encodeURIComponent(search)}`)).toEqual([
      video.uuid,
    ]);
  }
  const elsewhere = encodeURIComponent('http://127.0.0.2/w/jPMxVA3a3hcBNYayPx9rvH');
  expect(await uuids(`/search/videos?search=${elsewhere}`)).toEqual([]);
  const channels = await read(node, `/search/video-channels?search=${THERE}/c/gold_channel`);
  expect(channels).toMatchObject({ total: 1, data: [{ name: 'gold_channel' }] });

  const reference = referenceVideo(video.channelId);
  const [caption] = dataOf(await read(node, `/videos/${video.uuid}/captions`));
  expect(caption).toMatchObject({ fileUrl: reference.captions[0]!.url, language: { id: 'en' } });
  expect(await read(node, `/videos/${video.uuid}/storyboards`)).toMatchObject({
    storyboards: [{ fileUrl: reference.media.storyboard!.url, spriteDuration: 1 }],
  });
  expect(await read(node, `/videos/${video.uuid}/chapters`)).toEqual({
    chapters: reference.chapters,
  });
  const page = `http://localhost:${new URL(node.url).port}/w/jPMxVA3a3hcBNYayPx9rvH`;
  const oembed = `/services/oembed?url=${encodeURIComponent(page)}`;
  expect((await node.request(oembed)).status).toBe(200);
  expect(await (await node.request('/sitemap.xml')).text()).not.toContain(video.uuid);
  const feed = await (await node.request('/feeds/videos.xml')).text();
  expect(feed).toContain(reference.media.streamingPlaylists[0]!.files[0]!.fileUrl);
});

test('what is done to a video of this node is refused for another node’s', async () => {
  const node = await startTestNode();
  const people = await openPeople(node);
  const { db } = openCatalog(node);
  const { video, comment } = await takeReference(db, new URL(node.url));
  const ada = await people.join('ada');
  const one = `${API}/videos/${video.uuid}`;
  const channel = `${API}/video-channels/gold_channel@${alice.host}`;

  for (const person of [ada, people.root]) {
    const status = async (method: string, path: string, body?: Json) =>
      (await person.request(path, { method, ...(body && asJson(body)) })).status;
    expect(await status('PUT', one, { name: 'Another name' })).toBe(403);
    expect(await status('PUT', `${one}/chapters`, { chapters: [] })).toBe(403);
    expect(await status('DELETE', `${one}/captions/en`)).toBe(403);
    expect(await status('GET', `${one}/source`)).toBe(403);
    expect(await status('PUT', channel, { displayName: 'Mine now' })).toBe(403);
    expect(await status('DELETE', channel)).toBe(403);
    expect(await status('PUT', `${one}/rate`, { rating: 'like' })).toBe(204);
    expect(await status('POST', `${one}/comment-threads`, { text: 'Hello there' })).toBe(200);
  }
  const remove = (person: typeof ada, path: string) =>
    person.request(path, { method: 'DELETE' }).then(({ status }) => status);
  expect(await remove(ada, `${one}/comments/${comment.id}`)).toBe(403);
  expect(await remove(people.root, `${one}/comments/${comment.id}`)).toBe(204);
  const block = (body: Json) =>
    people.root.request(`${one}/blacklist`, { method: 'POST', ...asJson(body) });
  expect((await block({ unfederate: true })).status).toBe(409);
  expect((await block({})).status).toBe(204);
  expect((await node.request(one)).status).toBe(401);
  expect(await remove(ada, one)).toBe(403);
  expect(await remove(people.root, one)).toBe(204);
});
