import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { expect, test } from 'vitest';

import { activityOf, post, startForeignNode } from '../../test/support/foreign-node.ts';
import { addressOf } from '../../test/support/inbox.ts';
import { startTestNode, type TestNode } from '../../test/support/node.ts';

const MAX_BYTES = 500_000;
const TYPE = 'application/activity+json';

/** A connection to an inbox on which a request has begun: its body is the test's to send. */
function beginPost(node: TestNode, path: string, headers: Record<string, string>) {
  const { hostname, port, host } = new URL(node.url);
  const socket = connect(Number(port), hostname);
  const lines = Object.entries({ host, 'content-type': TYPE, ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.write(`POST ${path} HTTP/1.1\r\n${head}\r\n`);
  socket.on('error', () => {}); // the node may cut it off
  return socket;
}

const chunk = (bytes: number) => `${bytes.toString(16)}\r\n${' '.repeat(bytes)}\r\n`;

const statusOf = (answer: string) => Number(/^HTTP\/1.1 (\d{3})/.exec(answer)?.[1]);

test('an inbox takes only activities, of a bounded length', async () => {
  const node = await startTestNode();
  const foreign = await startForeignNode();
  const carl = foreign.actor('Person', 'carl');
  const send = async (body: string, contentType: string, path = '/inbox') =>
    (await post(addressOf(node), body, { by: carl, contentType, path })).status;
  const like = (said = {}) =>
    JSON.stringify(activityOf(carl, 'Like', `${addressOf(node).origin}/videos/watch/1`, said));

  for (const type of [
    'text/html',
    'text/plain',
    'application/xml',
    'multipart/form-data',
    'application/jsonp',
  ])
    expect({ type, status: await send(like(), type) }).toEqual({ type, status: 415 });
  const typeless = beginPost(node, '/inbox', { 'content-type': '', 'content-length': '2' });
  typeless.end('{}');
  expect(statusOf(await text(typeless))).toBe(415);
  for (const type of [
    TYPE,
    `${TYPE}; charset=utf-8`,
    'application/ld+json; profile="https://www.w3.org/ns/activitystreams"',
    'application/json',
  ])
    expect({ type, status: await send(like(), type) }).toEqual({ type, status: 202 });

  const long = like({ padding: '' });
  const longest = like({ padding: 'a'.repeat(MAX_BYTES - long.length - 2) });
  expect(await send(longest.slice(0, MAX_BYTES), TYPE)).toBe(await send(longest, TYPE));
  for (const path of ['/inbox', '/accounts/root/inbox', '/video-channels/root_channel/inbox'])
    expect(await send(like({ padding: 'a'.repeat(MAX_BYTES) }), TYPE, path)).toBe(413);
}, 60_000);

test('so much at once is held of what is not proven yet; of the rest its senders hear soon', async () => {
  const node = await startTestNode();
  const foreign = await startForeignNode();
  const carl = foreign.actor('Person', 'carl');
  const { promise: asked, resolve: ask } = Promise.withResolvers<ServerResponse>();
  foreign.show(ask, new URL(carl.url).pathname); // his key is long in coming
  const bodies = Array.from({ length: 80 }, () =>
    JSON.stringify(
      activityOf(carl, 'Listen', carl.url, { padding: 'a'.repeat(MAX_BYTES - 5_000) }),
    ),
  );
  const statuses = bodies.map(
    async (body) => (await post(addressOf(node), body, { by: carl })).status,
  );
  expect(await Promise.race(statuses)).toBe(503);
  const key = await asked;
  key.writeHead(200, { 'content-type': TYPE }).end(JSON.stringify(carl.document));
  const answers = await Promise.all(statuses);
  expect(answers.filter((status) => status === 202).length).toBeGreaterThan(60);
  expect(new Set(answers)).toEqual(new Set([202, 503]));
}, 60_000);

test('a body that says nothing of its length, or comes too slowly, is given up', async () => {
  const node = await startTestNode();
  const slow = beginPost(node, '/inbox', { 'content-length': '100' });
  slow.write('{"id":');
  const gaveUp = once(slow, 'close');

  const announced = beginPost(node, '/inbox', { 'content-length': String(MAX_BYTES + 1) });
  expect(statusOf(await text(announced))).toBe(413); // before a byte of it came

  const endless = beginPost(node, '/inbox', { 'transfer-encoding': 'chunked' });
  endless.write(chunk(MAX_BYTES) + chunk(1)); // and more could come
  expect(statusOf(await text(endless))).toBe(413);

  await gaveUp; // by the node: nothing more was ever sent
  expect((await node.request('/api/v1/ping')).status).toBe(200);
}, 60_000);
