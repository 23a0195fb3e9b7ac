import { setTimeout as sleep } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { ourActor } from '../../federation/actors/our-actor.ts';
import { send } from '../../federation/delivery/index.ts';
import { activityOf, noteOf, post, startForeignNode } from '../support/foreign-node.ts';
import { openPeople } from '../support/people.ts';
import { startNodeProcess } from '../support/processes/node-process.ts';
import { startSink } from '../support/sinks.ts';
import { eventually, hostOf, read } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

const FEDERATED = { FEDERATION_ALLOW_PRIVATE: 'true' };
const PATIENCE_MILLISECONDS = 240_000;
const HOSTS = 4;
const INBOXES_OF_HOST = 150;
const MAX_UNDER_WAY_OF_HOST = 16; // 8 that are sent, and 8 that have just been
const NOTES = 200;

/** A number that grows, and a promise that it has come so far. */
function countTo(goal: number) {
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  let count = 0;
  return { reached, add: () => ++count === goal && resolve() };
}

test('killed while it delivers, a node tells every inbox, and twice only what was under way', async () => {
  const node = await startNodeProcess(FEDERATED);
  const { db } = openCatalog(node);
  const some = countTo(100);
  const slowly = async () => {
    some.add();
    await sleep(20);
    return 204;
  };
  const sinks = await Promise.all(Array.from({ length: HOSTS }, () => startSink(slowly)));
  const inboxUrls = sinks.flatMap(({ inboxUrl }) =>
    Array.from({ length: INBOXES_OF_HOST }, (_, n) => `${inboxUrl}/${n}`),
  );
  const actor = await ourActor(db, { publicUrl: new URL(`http://${hostOf(node)}`) }, 'node');
  const activity = activityOf(actor, 'Like', 'https://peer.example/videos/1');
  await db.transaction((tx) => send(tx, { actorId: actor.id, activity, inboxUrls }));

  await some.reached;
  await node.start();
  const served = () =>
    sinks.flatMap(({ received }) =>
      received.map(({ origin, target }) => `${origin.host}${target}`),
    );
  await eventually(
    async () => expect(new Set(served()).size).toBe(inboxUrls.length),
    PATIENCE_MILLISECONDS,
  );
  expect(served().length - inboxUrls.length).toBeLessThanOrEqual(HOSTS * MAX_UNDER_WAY_OF_HOST);
  expect(new Set(sinks.flatMap((sink) => sink.ids()))).toEqual(new Set([activity.id]));
}, 600_000);

test('killed while it receives, a node does all it has answered with 202, and once', async () => {
  const node = await startNodeProcess(FEDERATED);
  const people = await openPeople(node);
  const alice = await people.join('alice');
  const { uuid } = await openCatalog(node).givenVideo(alice);
  const at = new URL(`http://${hostOf(node)}`);
  const foreign = await startForeignNode();
  const author = foreign.actor('Person', 'bob');
  const some = countTo(NOTES / 4);
  const video = new URL(`/videos/watch/${uuid}`, at).href;
  const waiting = Array.from({ length: NOTES }, (_, n) => {
    const note = noteOf(author, video, { content: `Heron ${n}` });
    return JSON.stringify(activityOf(author, 'Create', note));
  });
  const tellAll = async () => {
    for (let body = waiting.pop(); body; body = waiting.pop()) {
      const said = body;
      await eventually(
        async () => expect(await post(at, said, { by: author })).toMatchObject({ status: 202 }),
        PATIENCE_MILLISECONDS,
      );
      some.add();
    }
  };
  const telling = Promise.all(Array.from({ length: 8 }, tellAll));
  await some.reached;
  await node.start(); // while it receives
  await telling;
  await node.start(); // while it does what it was told

  type Threads = { total: number; data: { text: string }[] };
  await eventually(async () => {
    const { total } = await read<Threads>(alice, `/videos/${uuid}/comment-threads`);
    expect(total).toBe(NOTES);
    const told = await read<Threads>(alice, '/users/me/notifications?typeOneOf=2');
    expect(told.total).toBe(NOTES);
  }, PATIENCE_MILLISECONDS);
  const texts = new Set<string>();
  for (const start of [0, 100]) {
    const path = `/videos/${uuid}/comment-threads?count=100&start=${start}`;
    for (const { text } of (await read<Threads>(alice, path)).data) texts.add(text);
  }
  expect(texts.size).toBe(NOTES);
}, 600_000);
