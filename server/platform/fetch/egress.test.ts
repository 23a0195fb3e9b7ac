import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, onTestFinished, test } from 'vitest';

import { ANYWHERE, type Guard, openFetch } from './index.ts';

/** 127.0.0.1 stands for the public internet, and every other address for what must not be reached. */
const OUTSIDE: Guard = {
  ...ANYWHERE,
  allowsAddress: (address) => address === '127.0.0.1',
  resolve: async (name) => (name === 'inside.example' ? ['127.0.0.2'] : ['127.0.0.1']),
};

async function given(maxBytes = 10_000) {
  const asked: string[] = [];
  const site = createServer((incoming, response) => {
    asked.push(incoming.headers['proxy-authorization'] ?? 'none');
    response.end(incoming.url === '/big' ? Buffer.alloc(50_000) : 'hello');
  }).listen(0, '0.0.0.0');
  await once(site, 'listening');
  const fetch = openFetch(OUTSIDE, { publicUrl: new URL('https://node.example') });
  const egress = await fetch.openEgress({ maxBytes });
  onTestFinished(async () => {
    await egress[Symbol.asyncDispose]();
    await fetch.close();
    site.closeAllConnections();
    site.close();
  });
  return { egress, asked, port: (site.address() as AddressInfo).port };
}

/** The status and body of a plain request through the proxy. */
async function through(proxy: string, target: string): Promise<[number, string]> {
  const { hostname, port, username, password } = new URL(proxy);
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const headers = { 'proxy-authorization': authorization };
  const sent = request({ hostname, port, path: target, headers }).end();
  try {
    const [answer] = await once(sent, 'response');
    const { statusCode } = answer as { statusCode: number };
    return [statusCode, (await Array.fromAsync(answer as AsyncIterable<Buffer>)).join('')];
  } catch {
    return [0, 'cut'];
  }
}

/** The status a tunnel is answered with. */
async function connecting(proxy: string, target: string): Promise<number> {
  const { hostname, port, username, password } = new URL(proxy);
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const headers = { 'proxy-authorization': authorization };
  const sent = request({ method: 'CONNECT', hostname, port, path: target, headers }).end();
  const [answer, socket] = (await once(sent, 'connect')) as [
    { statusCode: number },
    { destroy(): void },
  ];
  socket.destroy();
  return answer.statusCode;
}

test('a program behind the proxy reaches the internet, and nothing inside, by any spelling', async () => {
  const { egress, asked, port } = await given();

  expect(await through(egress.url, `http://site.example:${port}/`)).toEqual([200, 'hello']);
  expect(asked).toEqual(['none']); // the password stays here
  expect(await connecting(egress.url, `site.example:${port}`)).toBe(200);

  for (const host of [
    'inside.example',
    '127.0.0.2',
    '127.2',
    '0x7f.2',
    '[::1]',
    '[::ffff:127.0.0.2]',
  ]) {
    const tunnelled = await connecting(egress.url, `${host}:${port}`);
    const [plain] = await through(egress.url, `http://${host}:${port}/`);
    expect({ host, tunnelled, plain }).toEqual({ host, tunnelled: 403, plain: 403 });
  }
  expect((await through(egress.url, 'file:///etc/passwd'))[0]).toBe(403);
  expect((await through(egress.url, '/relative'))[0]).toBe(400);
  expect(asked).toHaveLength(1);
});

test('nobody without the password is let through, and no more than the bytes it was opened for', async () => {
  const { egress, asked, port } = await given();
  const stranger = egress.url.replace(/:[^:@/]+@/, ':guess@');
  expect((await through(stranger, `http://site.example:${port}/`))[0]).toBe(407);
  expect(await connecting(stranger, `site.example:${port}`)).toBe(407);
  expect(asked).toEqual([]);

  expect(egress.isSpent()).toBe(false);
  expect((await through(egress.url, `http://site.example:${port}/big`))[1]).toBe('cut');
  expect(egress.isSpent()).toBe(true);
});
