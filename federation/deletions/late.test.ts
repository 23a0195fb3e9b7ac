import { expect, test } from 'vitest';

import {
  activityOf,
  givenForeignVideo,
  givenPublisher,
  noteOf,
  startForeignNode,
} from '../../test/support/foreign-node.ts';
import { addressOf, givenFollowed, openInbox } from '../../test/support/inbox.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { reachingAs } from '../../test/support/reaching.ts';
import { eventually, read } from '../../test/support/two-nodes.ts';
import { openCatalog } from '../../test/support/videos.ts';
import { forgetTombstones } from './tombstone-queries.ts';
import { bury, keepUnlessGone } from './tombstones.ts';

const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

/** A node that follows a publisher of another one, and has a video itself. */
async function givenFollower() {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const send = openInbox(node, db);
  const foreign = await startForeignNode();
  const heron = givenPublisher(foreign, 'heron');
  await givenFollowed(send, root, { foreign, actor: heron.channel, name: 'heron_channel' });
  await givenFollowed(send, root, { foreign, actor: heron.account, name: 'heron' });
  const own = await givenVideo(root, { name: 'Ours' });
  return { node, send, foreign, heron, own };
}

test('word of a video that comes after word that it is gone changes nothing', async () => {
  const { node, send, foreign, heron } = await givenFollower();
  const { account, channel } = heron;
  const video = givenForeignVideo(foreign, heron);
  const path = new URL(video.id).pathname;
  foreign.hide(path);
  expect(await send(activityOf(account, 'Delete', video.id), account)).toMatchObject({
    state: 'ignored',
  });
  for (const [type, by, said] of [
    ['Create', account, video],
    ['Update', account, video],
    ['Announce', channel, video.id],
  ] as const)
    expect(await send(activityOf(by, type, said), by)).toMatchObject({ state: 'ignored' });
  expect((await node.request(`/api/v1/videos/${video.uuid}`)).status).toBe(404);

  foreign.show(video, path); // shown again, as after a block: PeerTube says so in the words it had before
  expect(await send(activityOf(account, 'Create', video), account)).toMatchObject({
    state: 'done',
  });
  expect((await node.request(`/api/v1/videos/${video.uuid}`)).status).toBe(200);
  foreign.hide(path);
  const again = activityOf(account, 'Update', { ...video, name: 'Storks' });
  expect(await send(again, account)).toMatchObject({ state: 'done' });
});

test('what goes while it is kept is forgotten again', async () => {
  const { db } = reachingAs(await startTestNode());
  const url = 'https://peer.example/videos/watch/1';
  const keeping = (during: () => Promise<void>) => {
    const heard = { wasGone: false, isForgotten: false };
    const kept = keepUnlessGone(db, url, {
      keep: (wasGone) => ((heard.wasGone = wasGone), during()),
      forget: async () => void (heard.isForgotten = true),
    });
    return kept.then(
      () => heard,
      (error: Error) => ({ ...heard, error: error.message }),
    );
  };
  expect(await keeping(() => bury(db, url, { url }))).toEqual({
    wasGone: false,
    isForgotten: true,
    error: 'it went meanwhile',
  });
  expect(await keeping(async () => {})).toEqual({ wasGone: true, isForgotten: false });
  expect(await keeping(async () => {})).toEqual({ wasGone: false, isForgotten: false });
});

test('nor does word of a comment, or of a playlist; a neighbour buries nothing for good', async () => {
  const { node, send, foreign, heron, own } = await givenFollower();
  const { account, channel } = heron;
  const ours = new URL(`/videos/watch/${own.uuid}`, addressOf(node)).href;
  const note = noteOf(account, ours);
  const uuid = crypto.randomUUID();
  const playlist = {
    type: 'Playlist',
    id: foreign.url(`/video-playlists/${uuid}`),
    uuid,
    name: 'Birds',
    attributedTo: [channel.url],
    published: '2026-01-01T00:00:00.000Z',
    to: [PUBLIC],
  };
  const neighbour = foreign.actor('Person', 'mallory');
  for (const { id } of [note, playlist]) await send(activityOf(neighbour, 'Delete', id), neighbour);
  for (const said of [note, playlist])
    expect(await send(activityOf(account, 'Create', said), account)).toMatchObject({
      state: 'ignored',
    });
  type Threads = { total: number };
  const threads = () => read<Threads>(node, `/videos/${own.uuid}/comment-threads`);
  expect(await threads()).toMatchObject({ total: 0 });

  foreign.show(note);
  foreign.show(playlist);
  for (const said of [note, playlist])
    expect(await send(activityOf(account, 'Create', said), account)).toMatchObject({
      state: 'done',
    });
  await eventually(async () => expect(await threads()).toMatchObject({ total: 1 }));
});

test('what is gone is remembered for some time, and only so much of it', async () => {
  const { db } = reachingAs(await startTestNode());
  const kept = async () =>
    (await db.execute<{ url: string }>('select url from tombstones order by url')).map(
      ({ url }) => url,
    );
  await db.execute(`insert into tombstones (url, host, buried_at)
    select 'https://peer.example/' || n, 'peer.example', now() - make_interval(days => n)
    from generate_series(1, 9) n`);
  await forgetTombstones(db, { days: 5, maxRows: 9 });
  expect(await kept()).toHaveLength(4);
  await forgetTombstones(db, { days: 5, maxRows: 2 });
  expect(await kept()).toEqual(['https://peer.example/1', 'https://peer.example/2']);
});
