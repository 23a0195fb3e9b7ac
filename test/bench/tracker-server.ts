import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createTracker } from '../../server/distribution/tracker/tracker.ts';

/** A program of its own: a tracker of every swarm there is, `ours` or the `stock` one, which tells its parent its port. */
const [kind] = process.argv.slice(2);
const server = createServer();

if (kind === 'ours') {
  const tracker = createTracker(() => true);
  server.on('upgrade', (request, socket, head) => tracker.upgrade(request, socket, head));
} else {
  const { Server } = await import('bittorrent-tracker');
  const stock = new Server({
    http: false,
    udp: false,
    stats: false,
    peersCacheLength: 20_000, // by default it forgets all but 1,000 of a swarm
    ws: { noServer: true },
  });
  server.on('upgrade', (request, socket, head) =>
    stock.ws.handleUpgrade(request, socket, head, (upgraded) =>
      stock.ws.emit('connection', upgraded, request),
    ),
  );
}
await once(server.listen(0, '127.0.0.1'), 'listening');
process.send!({ port: (server.address() as AddressInfo).port });
process.on('disconnect', () => process.exit());
