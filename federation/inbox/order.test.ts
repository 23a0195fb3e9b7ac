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
import { findActorByUrl } from '../actors/queries.ts';
import { actors } from '../tables.ts';
import { addArrived, type Arrived, claimArrived } from './queries.ts';

const SECONDS = 60;

/** An inbox, and actors of another node by their numbers. */
async function givenSigners(names: string[]) {
  const { connection, drop } = await createTestDatabase();
  const { db, close } = openDatabase(connection, silentLog);
  onTestFinished(() => close().then(drop));
  const rows = await db
    .insert(actors)
    .values(
      names.map((name) => ({
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
  const claim = async (limit: number) =>
    (await claimArrived(db, limit, SECONDS)).map(({ signerId }) => signerId);
  return { db, claim, signers: rows.map(({ id }) => id) };
}

const likeBy = (signerId: number, n: number): Arrived => {
  const url = `https://peer.example/${n}`;
  return { digest: url, url, type: 'Like', body: {}, isForwarded: false, signerId };
};

test('of what one actor sent nothing is claimed while earlier things are handled elsewhere', async () => {
  const { db, claim, signers } = await givenSigners(['loud', 'quiet']);
  const [loud, quiet] = signers;
  for (const [n, signerId] of [loud!, loud!, loud!, quiet!].entries())
    await addArrived(db, [likeBy(signerId, n)]);
  const claims = await Promise.all([claim(2), claim(2), claim(2)]);
  expect(claims.toSorted((a, b) => b.length - a.length)).toEqual([[loud, loud], [quiet], []]);
});

test('a flood of one actor keeps no other waiting, in this process or the next', async () => {
  const { db, claim, signers } = await givenSigners(['loud', 'quiet', 'shy']);
  const [loud, quiet, shy] = signers;
  const flood = Array.from({ length: 2_500 }, (_, n) => likeBy(loud!, n));
  await addArrived(db, [...flood, likeBy(quiet!, 3_000)]);
  const first = await claim(100);
  expect(first).toContain(quiet);
  expect(first.filter((signer) => signer === loud).length).toBeLessThan(first.length);
  await addArrived(db, [likeBy(shy!, 3_001)]);
  expect(await claim(100)).toEqual([shy]);
});

test('what an actor sent after word of its own end is not done, though both were claimed together', async () => {
  const node = await startTestNode();
  const db = openTestDatabase(node);
  const send = openInbox(node, db);
  const foreign = await startForeignNode();
  const { root } = await openPeople(node);
  const them = foreign.actor('Application', 'peertube');
  await givenFollowed(send, root, { foreign, actor: them, name: 'peertube' });
  const video = givenForeignVideo(foreign, givenPublisher(foreign, 'heron'));
  const signer = await findActorByUrl(db, them.url);
  const sent = [activityOf(them, 'Delete', them.url), activityOf(them, 'Announce', video.id)];
  const arrived = sent.map((body) => {
    const { id: url, type } = body;
    return { digest: url, url, type, body, isForwarded: false, signerId: signer!.id };
  });
  await addArrived(db, arrived);
  const stranger = foreign.actor('Person', 'stranger');
  await send(activityOf(stranger, 'Like', video.id), stranger); // then all that waits is handled
  const reasonOf = ({ id }: { id: string }) =>
    db.execute(`select state, reason from inbox_activities where url = '${id}'`);
  await eventually(async () =>
    expect(await Promise.all(sent.map(reasonOf))).toEqual([
      [{ state: 'done', reason: null }],
      [{ state: 'ignored', reason: 'its actor is gone' }],
    ]),
  );
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
