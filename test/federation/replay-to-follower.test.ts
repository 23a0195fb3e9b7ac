import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { type ForeignNode, startForeignNode } from '../support/foreign-node.ts';
import { addressOf } from '../support/inbox.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { replayTo } from '../support/recorded/replay-to.ts';
import { A, B, lastSaidOfVideos, readdress } from '../support/recorded/replay.ts';
import { eventually, read, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

const ONE = '98708646-3498-4b82-8fef-d40c47887c4f';
const THREE = '3f49eb8a-313c-49e7-bf57-7d365b17ba30';
const BOBS = 'bc36bbe0-63a5-4b54-bcb6-b6f256ac3074';
const PLAYLIST = '1e75a3a4-25f1-4657-ba28-396da3c39ae5';

/** The node that is followed, and all who say something there. */
async function startPublisher() {
  const a = await startForeignNode();
  const peertube = a.actor('Application', 'peertube');
  const [alice, carol] = [a.actor('Person', 'alice'), a.actor('Person', 'carol')];
  const owned = {
    gold_channel: alice,
    alice_channel: alice,
    carol_second: carol,
    carol_channel: carol,
  };
  const channels = Object.entries(owned).map(([name, { url }]) =>
    a.actor('Group', name, { attributedTo: [{ type: 'Person', id: url }] }),
  );
  return { a, actors: [peertube, alice, carol, ...channels] };
}

const recordedDocument = (name: string) => {
  const file = new URL(`../fixtures/contract/${name}.json`, import.meta.url);
  const { response } = JSON.parse(readFileSync(file, 'utf8')) as {
    response: { body: { id: string } };
  };
  return response.body;
};

/** The page of the playlist, and what stands first on it. */
function showPlaylist(a: ForeignNode, places: Map<string, string>) {
  const page = readdress(recordedDocument('ap-playlist-page1'), places);
  a.show(page, `${new URL(page.id).pathname}?page=1`);
  a.show(readdress(recordedDocument('ap-playlist-element'), places));
}

test('all that a PeerTube node told a follower is understood', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const bob = await join('bob');
  const { db, givenVideo } = openCatalog(node);
  await givenVideo(bob, { uuid: BOBS });
  const { a, actors } = await startPublisher();
  const places = new Map([
    [A, a.origin],
    [B, addressOf(node).origin],
  ]);
  showPlaylist(a, places);
  const asked = () => a.received.filter(({ body }) => JSON.parse(String(body)).type === 'Follow');
  const handles = ['peertube', 'alice', 'carol', 'carol_second'].map((name) => `${name}@${a.host}`);
  await write(root, 'POST', '/server/following', { handles });
  await write(bob, 'POST', '/users/me/subscriptions', { uri: `gold_channel@${a.host}` });
  await eventually(async () => expect(asked()).toHaveLength(handles.length + 1));

  const get = <T = object>(path: string) => read<T>(node, path);
  const gone = async (path: string) => (await node.request(`/api/v1${path}`)).status === 404;
  const stage = { node, db, as: 9002, places, actors, foreign: [a] } as const;
  const { delivered, ends } = await replayTo(stage, {
    people: { [`${B}/accounts/bob`]: bob },
    after: {
      '002-Accept-Follow': async () => expect(await stateOf('peertube')).toBe('accepted'),
      '008-Accept-Follow': async () =>
        expect(await read(bob, '/users/me/subscriptions')).toMatchObject({ total: 1 }),
      '011-Update-Group': async () =>
        expect(await get(`/video-channels/gold_channel@${a.host}`)).toMatchObject({
          displayName: 'Gold channel v2',
          description: 'updated **description**',
          support: 'updated support',
        }),
      '012-Announce': async () =>
        expect(await get(`/videos/${ONE}`)).toMatchObject({ name: 'Reference video one' }),
      '027-Update-PlayerSettings': async () =>
        expect(await get(`/player-settings/videos/${ONE}`)).toMatchObject({ theme: 'lucide' }),
      '033-Create-Note': async () =>
        expect(await get(`/videos/${ONE}/comment-threads`)).toMatchObject({
          total: 2,
          totalNotDeletedComments: 3,
          data: expect.arrayContaining([expect.objectContaining({ text: 'my own comment' })]),
        }),
      '056-Update-Playlist': () =>
        eventually(async () =>
          expect(await get(`/video-playlists/${PLAYLIST}`)).toMatchObject({
            displayName: 'Reference playlist',
            videosLength: 1,
            ownerAccount: { name: 'alice' },
          }),
        ),
      '070-Update-Person': async () =>
        expect(await get(`/accounts/alice@${a.host}`)).toMatchObject({
          displayName: 'Alice Third',
        }),
      '087-Update-Video': async () =>
        expect(await get(`/videos/${THREE}`)).toMatchObject({ channel: { name: 'alice_channel' } }),
      '089-Delete': async () => expect(await gone(`/videos/${THREE}`)).toBe(true),
      '098-Create-Note': async () =>
        expect(await get(`/videos/${BOBS}/comment-threads`)).toMatchObject({
          data: [{ text: 'Hi bob', account: { host: a.host } }],
        }),
      '105-Update-Playlist': async () =>
        expect(await get(`/video-playlists/${PLAYLIST}`)).toMatchObject({
          displayName: 'Reference playlist renamed',
        }),
      '106-Delete': async () => expect(await gone(`/video-playlists/${PLAYLIST}`)).toBe(true),
      '119-Delete': async () =>
        expect(await get(`/videos/${ONE}/comment-threads`)).toMatchObject({
          totalNotDeletedComments: 2, // alice's answer, and one that bob took back himself
        }),
      '155-Update-Video': expectCatalog,
      '174-Create-Note': async () =>
        expect(await get('/videos?search=carol&nsfw=both')).toMatchObject({ total: 2 }),
      '178-Delete': async () => expect(await gone(`/accounts/carol@${a.host}`)).toBe(true),
      '186-Reject-Follow': async () => expect(await stateOf('peertube')).toBe('rejected'),
      '187-Accept-Follow': async () => expect(await stateOf('peertube')).toBe('accepted'),
    },
  });
  const approved = 'ignored: it stands already'; // it is bob's own here
  expect(ends).toEqual({
    '030-ApproveReply': approved,
    '111-ApproveReply': approved,
    '115-ApproveReply': approved,
    '179-Delete': 'ignored: its actor is gone', // and the video went with carol
  });
  expect(delivered).toBe(128);
  expect(await read(root, '/jobs/failed')).toMatchObject({ total: 0 });

  async function stateOf(name: string) {
    const { data } = await get<{ data: { state: string; following: { name: string } }[] }>(
      '/server/following',
    );
    return data.find(({ following }) => following.name === name)?.state;
  }

  /** Each video as it was last shown, before carol comes and everything ends. */
  async function expectCatalog() {
    const videos = lastSaidOfVideos('156');
    expect(videos.length).toBeGreaterThan(3);
    for (const video of videos.filter(({ uuid }) => uuid !== BOBS))
      expect.soft(await get(`/videos/${String(video['uuid'])}`)).toMatchObject({
        name: video['name'],
        description: video['content'],
        nsfw: video['sensitive'],
        commentsPolicy: { id: video['commentsPolicy'] },
        downloadEnabled: video['downloadEnabled'],
        language: { id: (video['language'] as { identifier: string } | null)?.identifier ?? null },
        category: { id: numberOf(video['category']) },
        licence: { id: numberOf(video['licence']) },
        support: video['support'],
        isLive: video['isLiveBroadcast'],
        views: video['views'],
        isLocal: false,
        account: { name: 'alice', host: a.host },
      });
  }
}, 300_000);

const numberOf = (label: unknown) =>
  label ? Number((label as { identifier: string }).identifier) : null;
