import { expect, test } from 'vitest';

import { notFound } from '../../server/platform/errors.ts';
import {
  activityOf,
  givenForeignVideo,
  givenPublisher,
  noteOf,
  playlistOf,
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
  return { node, db, send, foreign, heron, own };
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

test('of what is said to be gone, before or while it is kept, its own node is asked', async () => {
  const { db } = reachingAs(await startTestNode());
  const url = 'https://peer.example/videos/watch/1';
  /** `words`: how often it is said meanwhile that it is gone; `isShown`: whether its node shows it all the same. */
  const keeping = async ({ words = 0, isShown = true } = {}) => {
    const heard: string[] = [];
    const kept = keepUnlessGone(db, url, {
      async keep(wasGone) {
        heard.push(wasGone ? 'asked' : 'believed');
        if (heard.length <= words) await bury(db, url, { url });
        if (wasGone && !isShown) throw notFound('It');
      },
      forget: async () => heard.push('forgotten'),
    });
    await kept.catch((error: Error) => heard.push(error.message));
    return heard;
  };
  expect(await keeping({ words: 1, isShown: false })).toEqual([
    'believed',
    'asked',
    'forgotten',
    'it is gone',
  ]);
  expect(await keeping({ isShown: false })).toEqual(['asked', 'forgotten', 'it is gone']);
  expect(await keeping({ words: 1 })).toEqual(['asked', 'asked']);
  expect(await keeping()).toEqual(['believed']);
  expect(await keeping({ words: 1 })).toEqual(['believed', 'asked']);
  expect(await keeping()).toEqual(['believed']);
  expect(await keeping({ words: 9 })).toEqual([
    'believed',
    'asked',
    'asked',
    'It is said again and again that it is gone.',
  ]);
});

test('nor does word of a comment, or of a playlist; a neighbour buries nothing for good', async () => {
  const { node, db, send, foreign, heron, own } = await givenFollower();
  const { account, channel } = heron;
  const ours = new URL(`/videos/watch/${own.uuid}`, addressOf(node)).href;
  const note = noteOf(account, ours);
  const playlist = playlistOf(foreign, channel);
  const [neighbour, other] = [foreign.actor('Person', 'mallory'), foreign.actor('Person', 'mel')];
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

  const { pathname } = new URL(note.id);
  const change = () => send(activityOf(account, 'Update', note), account);
  foreign.hide(pathname);
  expect(await change()).toMatchObject({ state: 'done' }); // it is not asked for again
  const lie = (by = neighbour) => send(activityOf(by, 'Delete', note.id), by);
  expect(await Promise.all([lie(), lie(other), lie()])).toMatchObject([
    { state: 'refused' },
    { state: 'refused' },
    { state: 'refused' },
  ]);
  expect(await threads()).toMatchObject({ total: 1 });
  expect(await change()).toMatchObject({ state: 'done' }); // of what is refused nothing is remembered

  await bury(db, note.id, account); // as word that came while it was kept
  expect(await lie()).toMatchObject({ state: 'refused' }); // nor is what was remembered forgotten
  foreign.show({ type: 'Tombstone', id: note.id });
  expect(await change()).toMatchObject({ state: 'ignored', reason: 'it is gone' });
  await eventually(async () => expect(await threads()).toMatchObject({ total: 0 }));
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
