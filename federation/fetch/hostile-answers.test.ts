import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import { expect, onTestFinished, test } from 'vitest';

import { ANYWHERE, type Guard, openFetch } from '../../server/platform/fetch/index.ts';
import {
  fingerPath,
  type ForeignNode,
  noteOf,
  startForeignNode,
} from '../../test/support/foreign-node.ts';
import { startTestNode } from '../../test/support/node.ts';
import { reachingAs } from '../../test/support/reaching.ts';
import { ourActor } from '../actors/our-actor.ts';
import { privateKey } from '../actors/parsed-keys.ts';
import { takeNoteAt } from '../comments/take-note-at.ts';
import { post } from '../delivery/post.ts';
import { crawl, totalOf } from './crawl.ts';
import { fetchObject } from './fetch-object.ts';
import { fetchPicture } from './fetch-picture.ts';
import { findByHandle } from './web-finger.ts';

/** 127.0.0.1 stands for the public internet, and every other address for what must not be reached. */
const OUTSIDE: Guard = {
  ...ANYWHERE,
  allowsAddress: (address) => address === '127.0.0.1',
  resolve: async (name) => [name === 'inside.example' ? '127.0.0.2' : '127.0.0.1'],
};

async function given() {
  const node = reachingAs(await startTestNode());
  const fetch = openFetch(OUTSIDE, { publicUrl: node.publicUrl });
  onTestFinished(() => fetch.close());
  const [home, far] = await Promise.all([startForeignNode(), startForeignNode()]);
  return { node: { ...node, fetch, config: { allowPrivateAddresses: true } }, home, far };
}

const redirect = (location: string) => (response: ServerResponse) =>
  void response.writeHead(302, { location }).end();

const withType = (id: string, type: string) => (response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': type }).end(JSON.stringify({ id }));

const ACTIVITY = 'application/activity+json';

test('an object is what its own address says it is, in its own type', async () => {
  const { node, home, far } = await given();
  const refused = { code: 'remote_failed' };

  home.show({ id: far.url('/real') }, '/copy');
  await expect(fetchObject(node, home.url('/copy'))).rejects.toMatchObject({ code: 'not_found' });
  far.show({ id: far.url('/real'), name: 'mine' });
  expect(await fetchObject(node, home.url('/copy'))).toMatchObject({ name: 'mine' });
  far.show({ id: far.url('/third') }, '/real');
  await expect(fetchObject(node, home.url('/copy'))).rejects.toMatchObject(refused);
  home.show(redirect(far.url('/poser')), '/moved');
  far.show({ id: home.url('/moved') }, '/poser');
  await expect(fetchObject(node, home.url('/moved'))).rejects.toMatchObject(refused);

  for (const type of [
    'text/html',
    'application/json',
    `${ACTIVITY}x`,
    `text/plain; ${ACTIVITY}`,
    '',
  ]) {
    home.show(withType(home.url('/upload'), type), '/upload');
    await expect(fetchObject(node, home.url('/upload'))).rejects.toMatchObject(refused);
  }
  for (const type of [ACTIVITY, `${ACTIVITY}; charset=utf-8`, 'application/ld+json; profile="x"']) {
    home.show(withType(home.url('/upload'), type), '/upload');
    expect(await fetchObject(node, home.url('/upload'))).toEqual({ id: home.url('/upload') });
  }
});

const bodies = (id: string) => ({
  'ten megabytes': { body: Buffer.alloc(10 * 2 ** 20, ' ') },
  'a bomb': { body: gzipSync(Buffer.alloc(100 * 2 ** 20, ' ')), 'content-encoding': 'gzip' },
  'a list': { body: JSON.stringify([{ id }]) },
  'nested without end': { body: '['.repeat(400_000) },
  'nested too deep': { body: `{"id":"${id}","a":${'['.repeat(50)}${']'.repeat(50)}}` },
  'a graph': { body: JSON.stringify({ id, '@graph': [] }) },
  'a prototype': { body: `{"id":"${id}","__proto__":{"admin":true}}` },
  'half a character': { body: `{"id":"${id}","name":"\\ud800"}` },
});

test('an answer without measure, or that can be read in two ways, is none', async () => {
  const { node, home } = await given();
  const id = home.url('/it');
  for (const { body, ...headers } of Object.values(bodies(id))) {
    home.show((response) => {
      response.on('error', () => {}).writeHead(200, { 'content-type': ACTIVITY, ...headers });
      response.end(body);
    }, '/it');
    const code = expect.stringMatching(/^(remote_failed|too_large)$/) as unknown;
    await expect(fetchObject(node, id)).rejects.toMatchObject({ code });
  }
});

async function startInside() {
  let asked = 0;
  const server = createServer((_, response) => response.end(String(++asked)));
  await once(server.listen(0, '127.0.0.2'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    urls: ['127.0.0.2', '127.2', '0x7f000002', '[::ffff:127.0.0.2]', 'inside.example'].map(
      (host) => `http://${host}:${port}/it`,
    ),
    host: `inside.example:${port}`,
    asked: () => asked,
  };
}

test('no address in what others say, nor one they redirect to, leads inside', async () => {
  const { node, home } = await given();
  const inside = await startInside();
  const us = await ourActor(node.db, node, 'node');
  const signer = { keyUrl: us.keyUrl, privateKey: privateKey(us.privateKeyPem!) };
  const forbidden = { code: 'forbidden' };
  for (const url of inside.urls) {
    home.show(redirect(url), '/detour');
    const detour = home.url('/detour');
    for (const target of [url, detour]) {
      await expect(fetchObject(node, target)).rejects.toMatchObject(forbidden);
      await expect(fetchPicture(node, target)).rejects.toMatchObject(forbidden);
      expect(await totalOf(node, target)).toBeUndefined();
    }
    home.show({ id: home.url('/list'), type: 'OrderedCollection', first: url });
    expect(await Array.fromAsync(crawl(node, home.url('/list'), { maxPages: 3 }))).toHaveLength(1);
    home.show(redirect(url), fingerPath(`detour@${home.host}`));
    await expect(findByHandle(node, { name: 'detour', host: home.host })).rejects.toMatchObject(
      forbidden,
    );
    const sent = { inboxUrl: url, body: '{}', signer, scheme: null };
    expect(await post(node.fetch, sent, new AbortController().signal)).toMatchObject({
      verdict: 'refused',
    });
  }
  await expect(findByHandle(node, { name: 'x', host: inside.host })).rejects.toMatchObject(
    forbidden,
  );
  expect(inside.asked()).toBe(0);
});

const fingers = (at: ForeignNode, handle: string, href: string) =>
  at.show(
    { subject: `acct:${handle}`, links: [{ rel: 'self', type: ACTIVITY, href }] },
    fingerPath(handle),
  );

test('a handle is believed when both nodes say so, over five redirects at most', async () => {
  const { node, home, far } = await given();
  const alice = home.actor('Person', 'alice');
  const ask = (name: string) => findByHandle(node, { name, host: far.host });
  fingers(far, `alice@${far.host}`, alice.url); // alice’s node agrees
  expect(await ask('alice')).toBe(alice.url);
  fingers(far, `king@${far.host}`, alice.url); // it knows no king
  await expect(ask('king')).rejects.toMatchObject({ code: 'not_found' });
  fingers(far, `file@${far.host}`, 'file:///etc/passwd');
  await expect(ask('file')).rejects.toMatchObject({ code: 'remote_failed' });

  let hops = 0;
  far.show(
    (response) => {
      hops += 1;
      redirect(far.url('/hop/0'))(response);
    },
    fingerPath(`hops@${far.host}`),
  );
  for (let n = 0; n < 9; n += 1)
    far.show((response) => {
      hops += 1;
      redirect(far.url(`/hop/${n + 1}`))(response);
    }, `/hop/${n}`);
  await expect(ask('hops')).rejects.toMatchObject({ code: 'remote_failed' });
  expect(hops).toBe(6);
});

test('a collection ends, and so does a thread', async () => {
  const { node, home, far } = await given();
  const pagesOf = async (next: (n: number) => string) => {
    for (let n = 0; n < 9; n += 1)
      home.show({ id: home.url(`/p/${n}`), type: 'CollectionPage', items: [n], next: next(n) });
    return (await Array.fromAsync(crawl(node, home.url('/p/0'), { maxPages: 4 }))).length;
  };
  expect(await pagesOf((n) => home.url(`/p/${n}`))).toBe(1); // itself
  expect(await pagesOf((n) => home.url(`/p/${(n + 1) % 2}`))).toBe(2); // in a circle
  expect(await pagesOf(() => far.url('/p/0'))).toBe(1); // at somebody else’s
  expect(await pagesOf((n) => home.url(`/p/${n + 1}`))).toBeLessThanOrEqual(5); // without end

  const alice = home.actor('Person', 'alice');
  for (let n = 0; n < 99; n += 1)
    home.show({ ...noteOf(alice, home.url(`/n/${n + 1}`)), id: home.url(`/n/${n}`) });
  expect(await takeNoteAt(node, home.url('/n/0'))).toBe(false);
  expect(home.asked.filter((path) => path.startsWith('/n/')).length).toBeLessThan(50);
});
