import { expect, onTestFinished, test, vi } from 'vitest';

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
import { write } from '../../test/support/two-nodes.ts';
import { openCatalog } from '../../test/support/videos.ts';
import { readElements } from '../playlists/read-elements.ts';
import { MOST, takeRoom } from './room.ts';

/** Has there be room for one of each, instead of many. */
function makeTight() {
  const usual = { ...MOST };
  onTestFinished(() => void Object.assign(MOST, usual));
  for (const kind of Object.keys(MOST) as (keyof typeof MOST)[]) MOST[kind] = 1;
}

async function givenSubscriber() {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const send = openInbox(node, db);
  const ours = [await givenVideo(root, { name: 'Ours' }), await givenVideo(root, { name: 'Too' })];
  const foreign = await startForeignNode();
  const alice = givenPublisher(foreign, 'alice');
  await givenFollowed(send, root, { foreign, actor: alice.account, name: 'alice' });
  const at = (path: string) => new URL(path, addressOf(node)).href;
  const urls = ours.map(({ uuid }) => at(`/videos/watch/${uuid}`));
  return { node, send, foreign, alice, urls, at };
}

test('of each thing another node may bring, there is only so much', async () => {
  const { send, foreign, alice, urls, at } = await givenSubscriber();
  const { account, channel } = alice;
  const first = givenForeignVideo(foreign, alice);
  const bring = (n: number) => ({
    video: activityOf(account, 'Create', n === 0 ? first : givenForeignVideo(foreign, alice)),
    note: activityOf(account, 'Create', noteOf(account, first.id)),
    playlist: activityOf(account, 'Create', playlistOf(foreign, channel)),
    like: activityOf(account, 'Like', urls[n]),
    report: activityOf(account, 'Flag', urls[n], { content: 'It is bad' }),
    follow: activityOf(
      account,
      'Follow',
      at(['/accounts/root', '/video-channels/root_channel'][n]!),
    ),
  });
  for (const [what, activity] of Object.entries(bring(0)))
    expect({ what, ...(await send(activity, account)) }).toMatchObject({ what, state: 'done' });

  makeTight();
  for (const [what, activity] of Object.entries(bring(1)))
    expect({ what, ...(await send(activity, account)) }).toMatchObject({
      what,
      state: 'refused',
      reason: expect.stringContaining('no room') as unknown,
    });
  const edited = { ...first, name: 'Storks', updated: '2026-06-01T00:00:00.000Z' };
  expect(await send(activityOf(account, 'Update', edited), account)).toMatchObject({
    state: 'done', // what is known may still change
  });

  const newcomer = foreign.actor('Person', 'newcomer');
  expect(await send(activityOf(newcomer, 'Like', urls[0]), newcomer)).toEqual({ answer: 401 });
  MOST.actorsOfHost = 100;
  const channelOfAlice = (name: string) =>
    foreign.actor('Group', name, { attributedTo: [account.url] });
  const [second, third] = [channelOfAlice('second'), channelOfAlice('third')];
  expect(await send(activityOf(second, 'Listen', urls[0]), second)).toEqual({ answer: 401 });
  MOST.channelsOfAccount = 2;
  expect(await send(activityOf(third, 'Listen', urls[0]), third)).toMatchObject({
    state: 'ignored',
  });
});

test('where no room is left it is counted again, but not for each that comes', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const { id, uuid } = await givenVideo(root);
  await write(root, 'POST', `/videos/${uuid}/comment-threads`, { text: 'First' });
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const isRoom = () => takeRoom(db, 'commentsOfVideo', id, 1);
  expect(await isRoom()).toBe(false);
  await db.execute('delete from comments');
  expect(await isRoom()).toBe(false);
  vi.advanceTimersByTime(1_001);
  expect(await isRoom()).toBe(true);
});

test('of a playlist, 500 places are read', async () => {
  const { node, send, foreign, alice } = await givenSubscriber();
  const video = givenForeignVideo(foreign, alice);
  await send(activityOf(alice.account, 'Create', video), alice.account);
  const places = Array.from({ length: 600 }, (_, n) => foreign.url(`/places/${n}`));
  for (const [n, id] of places.entries())
    foreign.show({ id, type: 'PlaylistElement', url: video.id, position: n + 1 });
  const id = foreign.url('/video-playlists/long');
  for (const n of [0, 1, 2])
    foreign.show({
      id: n === 0 ? id : `${id}/${n}`,
      type: 'OrderedCollectionPage',
      orderedItems: places.slice(n * 200, n * 200 + 200),
      ...(n < 2 && { next: `${id}/${n + 1}` }),
    });
  expect(await readElements(reachingAs(node), id)).toHaveLength(500);
  expect(foreign.asked.filter((path) => path.startsWith('/places/'))).toHaveLength(500);
});
