import { expect, test } from 'vitest';

import { startForeignNode } from '../support/foreign-node.ts';
import { addressOf } from '../support/inbox.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { replayTo } from '../support/recorded/replay-to.ts';
import { A, B, C, objectOf, replayed } from '../support/recorded/replay.ts';
import { eventually, read, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

const ONE = '98708646-3498-4b82-8fef-d40c47887c4f';
const BOBS = 'bc36bbe0-63a5-4b54-bcb6-b6f256ac3074';

/** The videos of the node that is followed. */
const uuidsOf = (origin: string) =>
  new Set(
    replayed().flatMap((each) => {
      const video = objectOf(each, 'Video');
      return video && String(video['id']).startsWith(origin) ? [String(video['uuid'])] : [];
    }),
  );

test('all that PeerTube nodes told the node they follow is understood', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [alice, carol] = [await join('alice'), await join('carol')];
  const { db, givenVideo } = openCatalog(node);
  await write(alice, 'POST', '/video-channels', { name: 'gold_channel', displayName: 'Gold' });
  await write(carol, 'POST', '/video-channels', { name: 'carol_second', displayName: 'Second' });
  for (const uuid of uuidsOf(A)) await givenVideo(alice, { uuid });

  const [b, c] = [await startForeignNode(), await startForeignNode()];
  const peertube = b.actor('Application', 'peertube');
  const bob = b.actor('Person', 'bob');
  const channel = b.actor('Group', 'bob_channel', {
    attributedTo: [{ type: 'Person', id: bob.url }],
  });
  const actors = [
    peertube,
    bob,
    channel,
    b.actor('Person', 'root'),
    c.actor('Application', 'peertube'),
  ];
  const places = new Map([
    [A, addressOf(node).origin],
    [B, b.origin],
    [C, c.origin],
  ]);
  await write(root, 'POST', '/server/following', { handles: [`peertube@${b.host}`] });
  await eventually(async () => expect(b.received).toHaveLength(1)); // a Follow

  const get = <T = object>(path: string) => read<T>(node, path);
  const ratings = (likes: number, dislikes: number) => async () =>
    expect(await get(`/videos/${ONE}`)).toMatchObject({ likes, dislikes });
  const comments = (many: number) => async () =>
    expect(await get(`/videos/${ONE}/comment-threads`)).toMatchObject({
      totalNotDeletedComments: many,
    });
  const followers = (many: number) => async () =>
    expect(await get('/video-channels/gold_channel')).toMatchObject({ followersCount: many });
  const stage = { node, db, as: 9001, places, actors, foreign: [b, c] } as const;
  const { delivered, ends } = await replayTo(stage, {
    people: { [`${A}/accounts/alice`]: alice, [`${A}/accounts/carol`]: carol },
    after: {
      '004-Accept-Follow': async () =>
        expect(await get('/server/following')).toMatchObject({ data: [{ state: 'accepted' }] }),
      '005-Follow': async () => expect(await get('/server/followers')).toMatchObject({ total: 2 }),
      '007-Follow': followers(1),
      '028-Create-Note': comments(1),
      '034-Like': ratings(1, 0),
      '036-Undo-Like': ratings(0, 0),
      '037-Dislike': ratings(0, 1),
      '040-Undo-Dislike': ratings(0, 0),
      '045-Dislike': ratings(1, 1),
      '050-Create-WatchAction': async () =>
        expect(await read(alice, `/videos/${ONE}/stats/overall`)).toMatchObject({
          totalViewers: 1,
        }),
      '061-Flag': async () =>
        expect(await read(root, '/abuses')).toMatchObject({
          total: 3,
          data: [
            { reason: 'report of account', flaggedAccount: { name: 'alice' } },
            { reason: 'report of comment', comment: {} },
            { video: { uuid: ONE } },
          ],
        }),
      '094-Update-Video': async () =>
        expect(await get(`/videos/${BOBS}`)).toMatchObject({
          isLocal: false,
          description: 'by bob',
          account: { name: 'bob', host: b.host },
        }),
      '102-Create-Note': async () =>
        expect(await get(`/videos/${BOBS}/comment-threads`)).toMatchObject({
          data: [{ text: 'Hi bob', totalReplies: 1 }],
        }),
      '109-Create-Note': comments(4),
      '112-Delete': comments(3),
      '156-Undo-Follow': followers(0),
      '180-Undo-Follow': async () =>
        expect(await get('/server/followers')).toMatchObject({ total: 1 }),
      '190-Follow': followers(1),
    },
  });
  expect(ends).toEqual({ '100-ApproveReply': 'ignored: it stands already' }); // it is alice's own here
  expect(delivered).toBe(48);
  expect(await read(root, '/jobs/failed')).toMatchObject({ total: 0 });
}, 300_000);
