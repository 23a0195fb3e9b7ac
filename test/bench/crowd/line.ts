import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export const FREE = 1e9;

/** The line of a site: what all of its doors let out together is no faster than this. */
export function openLine(bitsPerSecond: number) {
  let speed = bitsPerSecond;
  let freeAtMs = 0;

  async function* inTurn(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      freeAtMs = Math.max(performance.now(), freeAtMs) + (chunk.length * 8000) / speed;
      await sleep(Math.max(0, freeAtMs - performance.now()));
      yield chunk;
    }
  }

  return {
    open: () => openDoor(inTurn),
    /** From now on it is as fast as this. */
    limit: (to: number) => void (speed = to),
  };
}

export type Line = ReturnType<typeof openLine>;

/** An address that leads to a server once that is there. */
async function openDoor(inTurn: (source: AsyncIterable<Buffer>) => AsyncIterable<Buffer>) {
  let port = 0;
  const visitors = new Set<Socket>();
  const server = createServer((near) => {
    visitors.add(near);
    near.on('close', () => visitors.delete(near));
    const far = connect(port, '127.0.0.1');
    pipeline(near, far).catch(() => far.destroy());
    pipeline(far, inTurn, near).catch(() => near.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (url: string) => void (port = Number(new URL(url).port)),
    /** Nobody comes through any longer, and who is on the way does not arrive. */
    close(): void {
      server.close();
      for (const visitor of visitors) visitor.destroy();
    },
  };
}
