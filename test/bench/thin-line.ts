import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** A line that leads to a server: what comes back over all of its connections together is no faster than this. */
export async function openThinLine(bitsPerSecond: number) {
  let port = 0;
  let freeAtMs = 0;

  async function* inTurn(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      freeAtMs = Math.max(performance.now(), freeAtMs) + (chunk.length * 8000) / bitsPerSecond;
      await sleep(Math.max(0, freeAtMs - performance.now()));
      yield chunk;
    }
  }

  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    pipeline(near, far).catch(() => far.destroy());
    pipeline(far, inTurn, near).catch(() => near.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (url: string) => void (port = Number(new URL(url).port)),
    close: () => void server.close(),
  };
}
