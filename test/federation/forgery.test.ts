import type { ServerResponse } from 'node:http';

import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { signRequest } from '../../federation/signatures/index.ts';
import {
  activityOf,
  fingerPath,
  type ForeignNode,
  givenForeignVideo,
  givenPublisher,
  noteOf,
  post,
  signedBy,
  startForeignNode,
} from '../support/foreign-node.ts';
import { addressOf, openInbox } from '../support/inbox.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { eventually, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

async function givenNode() {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const own = await givenVideo(root, { name: 'Ours' });
  const ownUrl = new URL(`/videos/watch/${own.uuid}`, addressOf(node)).href;
  return { node, at: addressOf(node), root, db, ownUrl, send: openInbox(node, db) };
}

const REFUSED = { answer: 401 };
const UNKNOWN = { answer: expect.toBeOneOf([401, 503]) as number }; // nobody who is understood is found there

test('who an activity is of is proven before anything is done', async () => {
  const { at, db, ownUrl, send } = await givenNode();
  const [home, far] = [await startForeignNode(), await startForeignNode()];
  const alice = home.actor('Person', 'alice');
  const eve = far.actor('Person', 'eve');
  const note = activityOf(alice, 'Create', noteOf(alice, ownUrl));

  expect(await send(note, eve)).toEqual(REFUSED); // another's key
  expect(await send(note, { keyUrl: alice.keyUrl, privateKey: eve.privateKey })).toEqual(REFUSED);
  const copied = far.actor('Person', 'copy', { publicKey: alice.document['publicKey'] });
  expect(await send(activityOf(copied, 'Like', ownUrl), copied)).toEqual(UNKNOWN); // of another's key
  const foreignId = { ...activityOf(eve, 'Like', ownUrl), id: home.url('/likes/1') };
  expect(await send(foreignId, eve)).toEqual(REFUSED);
  const posed = far.actor('Person', 'posed', { id: alice.url }); // shows somebody else
  far.show(posed.document, '/accounts/posed');
  expect(await send(activityOf(posed, 'Like', ownUrl), posed)).toEqual(UNKNOWN);

  const html = (response: ServerResponse) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end(JSON.stringify(eve.document));
  const uploaded = far.actor('Person', 'uploaded');
  far.show(html, '/accounts/uploaded');
  expect(await send(activityOf(uploaded, 'Like', ownUrl), uploaded)).toEqual(UNKNOWN);

  const body = JSON.stringify(note);
  const signed = await signRequest(
    { url: new URL('/inbox', at), body, now: new Date() },
    alice,
    'cavage',
  );
  const ask = (headers: Record<string, string>, sent = body) =>
    fetch(new URL('/inbox', at), {
      method: 'POST',
      body: sent,
      headers: { 'content-type': 'application/activity+json', ...headers },
    });
  expect((await ask({})).status).toBe(401);
  expect((await ask({ ...signed, digest: 'SHA-256=AAAA' })).status).toBe(401);
  expect((await ask(signed, body.replace('bird', 'word'))).status).toBe(401);
  const [{ count }] = (await db.execute(
    sql`select count(*)::int from inbox_activities`,
  )) as unknown as [{ count: number }];
  expect(count).toBe(0);
});

test('what is passed on says what its author signed, in any words', async () => {
  const { db, ownUrl, send } = await givenNode();
  const [home, far] = [await startForeignNode(), await startForeignNode()];
  const alice = home.actor('Person', 'alice');
  const eve = far.actor('Person', 'eve');
  for (const id of ['/notes/first', '/notes/second']) {
    const note = noteOf(alice, ownUrl, { id: home.url(id) });
    expect(await send(activityOf(alice, 'Create', note), alice)).toMatchObject({ state: 'done' });
  }
  const signed = await signedBy(alice, activityOf(alice, 'Delete', home.url('/notes/gone')));
  const context = signed['@context'] as unknown[];
  const respelled = {
    ...signed,
    '@context': [...context, { object: null, real: { '@id': 'as:object', '@type': '@id' } }],
    real: signed.object,
    object: home.url('/notes/second'),
  };
  expect(await send(respelled, eve)).toMatchObject({ state: 'ignored' });

  const forged = noteOf(eve, ownUrl, { id: far.url('/notes/mine') });
  far.show(noteOf(alice, ownUrl, { id: home.url('/notes/new') }), '/notes/mine');
  home.show(noteOf(alice, ownUrl, { id: home.url('/notes/new') }));
  const other = far.actor('Person', 'other');
  const brought = await signedBy(eve, activityOf(eve, 'Create', forged));
  expect(await send(brought, other)).toMatchObject({ state: 'refused' });

  const graph = { ...activityOf(eve, 'Delete', ownUrl), '@graph': [{ id: ownUrl }] };
  expect(await send(graph, eve)).toEqual({ answer: 400 });
  const rows = await db.execute(sql`select url, deleted_at from comments order by url`);
  expect(rows).toMatchObject([
    { url: home.url('/notes/first'), deleted_at: null },
    { url: home.url('/notes/second'), deleted_at: null },
  ]);
});

test('nobody leads this node to take its own things for another’s, or others’ for theirs', async () => {
  const { db, ownUrl, send, at } = await givenNode();
  const far = await startForeignNode();
  const { account, channel } = givenPublisher(far, 'eve');
  far.show({ type: 'Video', id: ownUrl }, '/v/1');
  const shared = await send(activityOf(channel, 'Announce', far.url('/v/1')), channel);
  expect(shared).toMatchObject({ state: 'ignored' });
  const ours = givenForeignVideo(far, {
    account,
    channel: { ...channel, url: `${at.origin}/video-channels/root_channel` },
  });
  expect(await send(activityOf(account, 'Create', ours), account)).toMatchObject({
    state: 'refused',
  });
  const view = { expires: '2027-01-01T00:00:00Z', result: { userInteractionCount: 1e9 } };
  const video = givenForeignVideo(far, { account, channel });
  expect(await send(activityOf(account, 'View', video.id, view), account)).toMatchObject({
    state: 'ignored',
  });
  expect(await db.execute(sql`select url from videos where url is not null`)).toEqual([]);
});

test('nothing is taken from a muted node, in whatever spelling, and nothing it said is lost', async () => {
  const { db, ownUrl, root, send } = await givenNode();
  const far = await startForeignNode();
  const eve = far.actor('Person', 'eve');
  const note = () => activityOf(eve, 'Create', noteOf(eve, ownUrl));
  expect(await send(note(), eve)).toMatchObject({ state: 'done' });
  await write(root, 'POST', '/server/blocklist/servers', { host: far.host });
  await eventually(async () => expect(await send(note(), eve)).toEqual({ answer: 403 }));
  const loud = JSON.parse(
    JSON.stringify(note()).replaceAll('http://127.0.0.1', 'HTTP://127.1'),
  ) as object;
  expect(await send(loud, eve)).toEqual({ answer: 403 });
  const [kept] = await db.execute(sql`select count(*)::int >= 1 as kept from comments`);
  expect(kept).toEqual({ kept: true });
});

test('who is gone can say so, and who never was is asked for once', async () => {
  const { ownUrl, send } = await givenNode();
  const far = await startForeignNode();
  const eve = far.actor('Person', 'eve');
  far.hide('/accounts/eve');
  const body = activityOf(eve, 'Delete', eve.url);
  const { status } = await post(new URL(ownUrl), JSON.stringify(body), { by: eve });
  expect(status).toBe(202);
  for (let n = 0; n < 5; n++)
    expect(await send(activityOf(eve, 'Like', ownUrl), eve)).toEqual(REFUSED);
  expect(far.asked.filter((path) => path === '/accounts/eve')).toHaveLength(1);
});

test('a handle is believed when both nodes agree on it; a loop and an answer without end come to one', async () => {
  const { root, db } = await givenNode();
  const [home, far] = [await startForeignNode(), await startForeignNode()];
  const alice = home.actor('Person', 'alice');
  const looping = (response: ServerResponse) =>
    void response.writeHead(302, { location: far.url(fingerPath(`loop@${far.host}`)) }).end();
  far.show({ subject: 'acct:king', links: selfOf(alice.url) }, fingerPath(`king@${far.host}`));
  far.show(looping, fingerPath(`loop@${far.host}`));
  far.show(endless, fingerPath(`endless@${far.host}`));
  const handles = ['king', 'loop', 'endless'].map((name) => `${name}@${far.host}`);
  await write(root, 'POST', '/server/following', { handles });
  await eventually(async () => expect(far.asked.length).toBeGreaterThanOrEqual(3));
  await eventually(async () => expect(askedFor(home, 'king')).toBe(true));
  expect(await db.execute(sql`select 1 from node_follows`)).toEqual([]);
  expect(far.asked.length).toBeLessThan(20);
});

const endless = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/jrd+json' });
  const more = (error?: Error | null) => {
    if (!error && !response.destroyed) response.write('x'.repeat(65_536), more);
  };
  more();
};

const selfOf = (href: string) => [{ rel: 'self', type: 'application/activity+json', href }];
const askedFor = (node: ForeignNode, name: string) =>
  node.asked.includes(fingerPath(`${name}@${node.host}`));
