import { expect, test } from 'vitest';

import { startForeignNode } from '../support/foreign-node.ts';
import { addressOf } from '../support/inbox.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { replayTo } from '../support/recorded/replay-to.ts';
import { A, B, C } from '../support/recorded/replay.ts';
import { eventually, read, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

const ONE = '98708646-3498-4b82-8fef-d40c47887c4f';

type Video = { streamingPlaylists: { redundancies: { baseUrl: string }[] }[] };

test('all that a PeerTube node passed on of what others said is understood', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db } = openCatalog(node);
  const [a, b] = [await startForeignNode(), await startForeignNode()];
  const peertube = a.actor('Application', 'peertube');
  const alice = a.actor('Person', 'alice');
  const attributedTo = [{ type: 'Person', id: alice.url }];
  const channels = ['gold_channel', 'alice_channel'].map((name) =>
    a.actor('Group', name, { attributedTo }),
  );
  const bobs = [b.actor('Person', 'bob'), b.actor('Application', 'peertube')];
  const places = new Map([
    [A, a.origin],
    [B, b.origin],
    [C, addressOf(node).origin],
  ]);
  await write(root, 'POST', '/server/following', { handles: [`peertube@${a.host}`] });
  await eventually(async () => expect(a.received).toHaveLength(1)); // a Follow

  const commentsOf = () =>
    read<{ totalNotDeletedComments: number; data: object[] }>(
      node,
      `/videos/${ONE}/comment-threads`,
    );
  const mirrorsOf = async () =>
    (await read<Video>(node, `/videos/${ONE}`)).streamingPlaylists.flatMap(
      ({ redundancies }) => redundancies,
    );
  const actors = [peertube, alice, ...channels, ...bobs];
  const stage = { node, db, as: 9003, places, actors, foreign: [a, b] } as const;
  const { delivered, ends } = await replayTo(stage, {
    also: ({ name, body }) =>
      /^(01|07|13).-Announce$/.test(name) && body['actor'] === `${A}/accounts/peertube`,
    after: {
      '006-Accept-Follow': async () =>
        expect(await read(node, '/server/following')).toMatchObject({
          data: [{ state: 'accepted' }],
        }),
      '029-FORWARDED-Create-Note': async () =>
        expect(await commentsOf()).toMatchObject({
          data: [{ text: expect.stringContaining('Hello from bob'), account: { host: b.host } }],
        }),
      '058-FORWARDED-Create-CacheFile': async () =>
        expect(await mirrorsOf()).toMatchObject([{ baseUrl: expect.stringContaining(b.origin) }]),
      '110-FORWARDED-Create-Note': async () =>
        expect(await commentsOf()).toMatchObject({ totalNotDeletedComments: 2 }),
      '113-FORWARDED-Delete': async () =>
        expect(await commentsOf()).toMatchObject({ totalNotDeletedComments: 1 }),
      '130-FORWARDED-Undo-Create-CacheFile': async () => expect(await mirrorsOf()).toEqual([]),
    },
  });
  expect(ends).toEqual({
    '048-FORWARDED-View': 'ignored: only its own node counts what others do with it', // security case F19
  });
  expect(delivered).toBe(16);
  expect(await read(root, '/jobs/failed')).toMatchObject({ total: 0 });
}, 300_000);
