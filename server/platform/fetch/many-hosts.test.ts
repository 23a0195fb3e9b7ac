import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect, onTestFinished, test } from 'vitest';

import { ANYWHERE, openFetch } from './index.ts';

const WARM_UP = 1_000;
const HOSTS = 4_000;
const AT_ONCE = 50;
const MAX_BYTES_OF_HOST = 2_000; // a host that is remembered, with its connections, has some ten times that

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

test('hosts that were asked once leave neither connections nor memory behind', async () => {
  let open = 0;
  const server = createServer((_, response) => {
    response.writeHead(200, { connection: 'keep-alive', 'keep-alive': 'timeout=600' }).end('hello');
  });
  server.keepAliveTimeout = 600_000;
  server.on('connection', (socket) => {
    open += 1;
    socket.on('close', () => (open -= 1));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const { fetch, close } = openFetch(
    { ...ANYWHERE, resolve: async () => ['127.0.0.1'] },
    { publicUrl: new URL('https://node.example'), seconds: { kept: 0.1 } },
  );
  onTestFinished(async () => {
    await close();
    server.closeAllConnections();
    server.close();
  });
  const ask = async (from: number, to: number) => {
    for (let n = from; n < to; n += AT_ONCE)
      await Promise.all(
        Array.from({ length: AT_ONCE }, (_, m) =>
          fetch(new URL(`http://host-${n + m}.example:${port}/`), { maxBytes: 100 }),
        ),
      );
    await expect.poll(() => open, { timeout: 20_000 }).toBe(0);
    collect();
    return process.memoryUsage().heapUsed;
  };

  const before = await ask(0, WARM_UP);
  const after = await ask(WARM_UP, WARM_UP + HOSTS);
  expect((after - before) / HOSTS).toBeLessThan(MAX_BYTES_OF_HOST);
}, 60_000);
