import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { activityOf, startForeignNode } from '../support/foreign-node.ts';
import { signByHand, spoilt } from '../support/hostile/signed-by-hand.ts';
import { addressOf } from '../support/inbox.ts';
import { startTestNode } from '../support/node.ts';
import { openCatalog } from '../support/videos.ts';

/** Sends a request line by line, as no client would; returns the status of the answer. */
async function send({ hostname, port }: URL, { body, headers }: ReturnType<typeof signByHand>) {
  const socket = connect(Number(port), hostname);
  const lines = [
    ...headers,
    ['content-type', 'application/activity+json'],
    ['content-length', String(body.length)],
    ['connection', 'close'],
  ].map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST /inbox?x=1 HTTP/1.1\r\n${lines.join('')}\r\n`);
  socket.write(body);
  return Number(/^HTTP\/1.1 (\d{3})/.exec(await text(socket))?.[1]);
}

test('a request whose signature proves nothing is refused, in whatever way, and nothing of it is kept', async () => {
  const node = await startTestNode();
  const at = addressOf(node);
  const carl = (await startForeignNode()).actor('Person', 'carl');
  const signing = () => ({
    host: at.host,
    keyId: carl.keyUrl,
    privateKey: carl.privateKey,
    now: new Date(),
    body: Buffer.from(JSON.stringify(activityOf(carl, 'Listen', carl.url))),
  });
  const kept = async () =>
    (await openCatalog(node).db.execute(sql`select from inbox_activities`)).length;

  const ways = spoilt(signing()).length;
  expect(ways).toBeGreaterThan(60);
  for (let n = 0; n < ways; n += 1) {
    const signed = signing();
    const [name, change] = spoilt(signed)[n]!;
    const wanted = name === 'there is no host' ? 400 : 401; // that is no request at all
    expect({ name, status: await send(at, signByHand(signed, change)) }).toEqual({
      name,
      status: wanted,
    });
  }
  expect(await kept()).toBe(0);
  expect(await send(at, signByHand(signing()))).toBe(202);
  expect(await kept()).toBe(1);
}, 120_000);
