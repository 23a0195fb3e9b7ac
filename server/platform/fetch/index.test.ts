import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { expect, onTestFinished, test } from 'vitest';

import type { StepSeconds } from './client.ts';
import { ANYWHERE, type Guard, openFetch } from './index.ts';

/** In these tests 127.0.0.1 stands for the public internet, and every other address for what must not be reached. */
const OUTSIDE: Guard = { ...ANYWHERE, allowsAddress: (address) => address === '127.0.0.1' };

function open(guard: Partial<Guard> = {}, seconds: Partial<StepSeconds> = {}) {
  const client = openFetch(
    { ...OUTSIDE, ...guard },
    { publicUrl: new URL('https://node.example'), seconds },
  );
  onTestFinished(() => client.close());
  return client;
}

async function serve(
  listener: RequestListener,
  host = '127.0.0.1',
  server: Server = createServer(),
) {
  server.on('request', listener).listen(0, host);
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (path: string, name = host) =>
    new URL(path, `http://${name}:${(server.address() as AddressInfo).port}`);
}

const small = { maxBytes: 1000 };

test('an answer comes with its status, headers and body, and the request says who asks', async () => {
  const at = await serve((request, response) => {
    response.writeHead(404, { 'x-seen': request.headers['user-agent'] });
    response.end(request.url);
  });
  const answer = await open().fetch(at('/a?b=c'), small);
  expect(answer).toMatchObject({ status: 404, url: at('/a?b=c'), body: Buffer.from('/a?b=c') });
  expect(answer.headers['x-seen']).toBe('Tributary (+https://node.example)');
});

test('a name is resolved once, and what it answers later does not count', async () => {
  const inside = await serve((_, response) => response.end('secret'), '127.0.0.2');
  const answers = [['127.0.0.1'], ['127.0.0.2']];
  const { fetch } = open({ resolve: async () => answers.shift()! });
  const { port } = inside('/');
  await expect(fetch(new URL(`http://rebinding.example:${port}`), small)).rejects.toMatchObject({
    code: 'remote_failed', // nobody listens at the first address; the second was not asked for
  });
  expect(answers).toHaveLength(1);
});

test('of several addresses only those that are allowed are tried', async () => {
  const at = await serve((_, response) => response.end('hello'));
  const { fetch } = open({ resolve: async () => ['127.0.0.2', '::1', '127.0.0.1'] });
  expect((await fetch(at('/', 'mixed.example'), small)).body.toString()).toBe('hello');
});

test('a name that points inside is refused', async () => {
  let asked = 0;
  const inside = await serve((_, response) => response.end(String(++asked)), '127.0.0.2');
  const { fetch } = open({ resolve: async () => ['127.0.0.2'] });
  await expect(fetch(inside('/', 'inside.example'), small)).rejects.toMatchObject({
    code: 'forbidden',
    message: 'inside.example is not on the public internet.',
  });
  expect(asked).toBe(0);
});

test('a redirect inward is refused, by address and by name', async () => {
  let asked = 0;
  const inside = await serve((_, response) => response.end(String(++asked)), '127.0.0.2');
  const { fetch } = open({
    resolve: async (name) => [name === 'in.example' ? '127.0.0.2' : '127.0.0.1'],
  });
  const at = await serve((request, response) => {
    const target = request.url === '/address' ? inside('/') : inside('/', 'in.example');
    response.writeHead(302, { location: target.href }).end();
  });
  await expect(fetch(at('/address'), small)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(fetch(at('/name'), small)).rejects.toMatchObject({ code: 'forbidden' });
  expect(asked).toBe(0);
});

const signed = ({ pathname }: URL) => ({ 'x-signed': pathname });

test('redirects are followed, each hop with headers of its own, five times and not in a circle', async () => {
  const at = await serve((request, response) => {
    const path = request.url!;
    const left = Number(path.slice(1));
    if (path === '/circle') return response.writeHead(307, { location: '/circle' }).end();
    if (left > 0) return response.writeHead(301, { location: `/${left - 1}` }).end('moved');
    return response.end(request.headers['x-signed']);
  });
  const { fetch } = open();
  const answer = await fetch(at('/5'), { ...small, headers: signed });
  expect(answer).toMatchObject({ url: at('/0'), body: Buffer.from('/0') });
  await expect(fetch(at('/6'), small)).rejects.toMatchObject({ code: 'remote_failed' });
  await expect(fetch(at('/circle'), small)).rejects.toThrow('redirects in a circle');
  expect(await fetch(at('/2'), { ...small, method: 'POST', body: 'x' })).toMatchObject({
    status: 301,
  });
});

test.each(['file:///etc/passwd', 'ftp://example.org/', 'data:,x', 'http://user:secret@127.0.0.1/'])(
  '%s is not fetched, nor followed to',
  async (target) => {
    const at = await serve((_, response) => response.writeHead(302, { location: target }).end());
    const { fetch } = open();
    await expect(fetch(new URL(target), small)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(fetch(at('/'), small)).rejects.toMatchObject({ code: 'forbidden' });
  },
);

test('plain http is refused on the public internet', async () => {
  const { fetch } = open({ protocols: ['https:'] });
  await expect(fetch(new URL('http://127.0.0.1/'), small)).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('a body without end is cut at its limit', async () => {
  const at = await serve((_, response) => {
    const pour = () => {
      while (response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', pour);
    pour();
  });
  await expect(open().fetch(at('/'), { maxBytes: 10 ** 6 })).rejects.toMatchObject({
    code: 'too_large',
  });
});

test.each([
  ['gzip', gzipSync(Buffer.alloc(50 * 2 ** 20))],
  ['br', brotliCompressSync(Buffer.alloc(50 * 2 ** 20))],
])('a small %s body that unfolds into a huge one is cut at its limit', async (encoding, bomb) => {
  const at = await serve((_, response) =>
    response.writeHead(200, { 'content-encoding': encoding }).end(bomb),
  );
  await expect(open().fetch(at('/'), { maxBytes: 10 ** 6 })).rejects.toMatchObject({
    code: 'too_large',
  });
});

test('an encoded body is decoded; one in a strange or broken encoding fails', async () => {
  const at = await serve((request, response) => {
    const encoding = request.url!.slice(1);
    response.writeHead(200, { 'content-encoding': encoding === 'broken' ? 'gzip' : encoding });
    response.end(encoding === 'broken' ? randomBytes(100) : gzipSync('hello'));
  });
  const { fetch } = open();
  expect((await fetch(at('/gzip'), small)).body.toString()).toBe('hello');
  expect((await fetch(at('/gzip'), { ...small, method: 'HEAD' })).body).toHaveLength(0);
  await expect(fetch(at('/zip'), small)).rejects.toMatchObject({ code: 'remote_failed' });
  await expect(fetch(at('/broken'), small)).rejects.toMatchObject({ code: 'remote_failed' });
});

test('one byte after the other does not hold a fetch beyond its total time', async () => {
  const at = await serve((_, response) => {
    const drip = setInterval(() => response.write('.'), 50);
    response.on('close', () => clearInterval(drip));
  });
  await expect(open().fetch(at('/'), { ...small, totalSeconds: 0.5 })).rejects.toThrow(
    'did not answer in full in time',
  );
});

test('a host that accepts and says nothing, and one that stops half way, fail in time', async () => {
  const at = await serve((request, response) => {
    if (request.url === '/half') response.write('half');
  });
  const { fetch } = open({}, { firstByte: 0.5, idle: 0.5 });
  await expect(fetch(at('/'), small)).rejects.toThrow('did not answer in time');
  await expect(fetch(at('/half'), small)).rejects.toThrow('stopped sending');
});

test('a caller that stops waiting gets its own reason', async () => {
  const at = await serve(() => {});
  const stop = new AbortController();
  const fetched = open().fetch(at('/'), { ...small, signal: stop.signal });
  stop.abort('enough');
  await expect(fetched).rejects.toBe('enough');
});

test('a name without an address, and a closed port, are said in words', async () => {
  const at = await serve((_, response) => response.end());
  const { fetch } = open({
    resolve: async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })),
  });
  await expect(fetch(at('/', 'nowhere.example'), small)).rejects.toThrow(
    /nowhere.example:\d+ has no address/,
  );
  await expect(open().fetch(new URL('http://127.0.0.1:1/'), small)).rejects.toThrow(
    'does not accept connections',
  );
});

test('a certificate that nobody vouches for is refused, in tests too', async () => {
  const pem = await readFile(new URL('../../../test/fixtures/self-signed.pem', import.meta.url));
  const at = await serve(
    (_, response) => response.end(),
    '127.0.0.1',
    createTlsServer({ key: pem, cert: pem }),
  );
  const { href } = at('/');
  await expect(open(ANYWHERE).fetch(new URL(href.replace('http', 'https')), small)).rejects.toThrow(
    'has a certificate nobody vouches for',
  );
});

test('a download is a whole file or none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fetch-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const media = randomBytes(300_000);
  const at = await serve((request, response) => {
    if (request.url === '/missing') return response.writeHead(404).end('no');
    if (request.url === '/cut')
      return response
        .writeHead(200, { 'content-length': 10 })
        .write('half', () => response.destroy());
    return response.end(media);
  });
  const { download } = open();
  const file = join(folder, 'media');
  await expect(download(at('/'), file, small)).rejects.toMatchObject({ code: 'too_large' });
  await expect(download(at('/missing'), file, small)).rejects.toThrow('answered with 404');
  await expect(download(at('/cut'), file, small)).rejects.toMatchObject({ code: 'remote_failed' });
  expect(await readdir(folder)).toEqual([]);
  await download(at('/'), file, { maxBytes: 10 ** 6 });
  expect(await readFile(file)).toEqual(media);
  await expect(download(at('/'), file, { maxBytes: 10 ** 6 })).rejects.toMatchObject({
    code: 'EEXIST',
  });
  expect(await readFile(file)).toEqual(media);
});
