import { expect, onTestFinished, test } from 'vitest';

import { openDatabase } from '../../server/platform/db.ts';
import { silentLog } from '../../server/platform/log.ts';
import { createTestDatabase } from '../../test/support/database.ts';
import {
  activityOf,
  givenForeignVideo,
  givenPublisher,
  startForeignNode,
} from '../../test/support/foreign-node.ts';
import { givenFollowed, openInbox } from '../../test/support/inbox.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { openTestDatabase } from '../../test/support/test-database.ts';
import { eventually } from '../../test/support/two-nodes.ts';
import { actors } from '../tables.ts';
import { addArrived, claimArrived } from './queries.ts';

const SECONDS = 60;

test('of what one actor sent nothing is claimed while earlier things are handled elsewhere', async () => {
  const { connection, drop } = await createTestDatabase();
  const { db, close } = openDatabase(connection, silentLog);
  onTestFinished(() => close().then(drop));
  const signers = await db
    .insert(actors)
    .values(
      ['loud', 'quiet'].map((name) => ({
        url: `https://peer.example/accounts/${name}`,
        type: 'Person' as const,
        name,
        host: 'peer.example',
        inboxUrl: 'https://peer.example/inbox',
        keyUrl: `https://peer.example/accounts/${name}#main-key`,
        publicKeyPem: '',
      })),
    )
    .returning();
  const [loud, quiet] = signers.map(({ id }) => id);
  for (const [n, signerId] of [loud!, loud!, loud!, quiet!].entries()) {
    const url = `https://peer.example/${n}`;
    const like = { digest: url, url, type: 'Like', body: {}, isForwarded: false };
    await addArrived(db, [{ ...like, signerId }]);
  }
  const claim = async () => (await claimArrived(db, 2, SECONDS)).map(({ signerId }) => signerId);
  const claims = await Promise.all([claim(), claim(), claim()]);
  expect(claims.toSorted((a, b) => b.length - a.length)).toEqual([[loud, loud], [quiet], []]);
});

test('what was put off is not done once it is taken back', async () => {
  const node = await startTestNode();
  const db = openTestDatabase(node);
  const send = openInbox(node, db);
  const foreign = await startForeignNode();
  const publisher = givenPublisher(foreign, 'heron');
  const { channel } = publisher;
  const { root } = await openPeople(node);
  await givenFollowed(send, root, { foreign, actor: channel, name: 'heron_channel' });
  const video = givenForeignVideo(foreign, publisher);
  const path = new URL(video.id).pathname;
  foreign.show((response) => response.writeHead(503).end(), path);
  const shared = activityOf(channel, 'Announce', video.id);
  expect(await send(shared, channel)).toMatchObject({ state: 'waiting' });
  const gone = activityOf(channel, 'Delete', video.id);
  expect(await send(gone, channel)).toMatchObject({ state: 'ignored' });

  foreign.show(video, path); // as a cache in front of its node may go on doing
  await db.execute(`update inbox_activities set next_attempt_at = now() where state = 'waiting'`);
  await eventually(async () => {
    const ended = await db.execute(`select state from inbox_activities where url = '${shared.id}'`);
    expect(ended).toEqual([{ state: 'ignored' }]);
  });
  expect((await node.request(`/api/v1/videos/${video.uuid}`)).status).toBe(404);
});
