import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';

import { LIMITS } from './limits.ts';
import type { Connection } from './membership.ts';
import { openSockets } from './sockets.ts';

/** The tracker's sockets alone, on a port, pinged every so often. */
async function given(pingSeconds: number) {
  const onClose = vi.fn<(connection: Connection) => void>();
  const sockets = openSockets({ ...LIMITS, pingSeconds }, { onMessage: () => {}, onClose });
  const server = createServer().on('upgrade', sockets.upgrade).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    sockets.close();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const open = async (autoPong: boolean) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`, { autoPong });
    onTestFinished(() => socket.terminate());
    await once(socket, 'open');
    return socket;
  };
  return { open, onClose };
}

const CUT = 1006; // closed without a word

test('who has not answered a ping by the next is cut, and who answers stays', async () => {
  const { open, onClose } = await given(1);
  const [alive, dead] = await Promise.all([open(true), open(false)]);
  const [code] = (await once(dead, 'close')) as [number];
  expect(code).toBe(CUT);
  await once(alive, 'ping');
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(alive.readyState).toBe(WebSocket.OPEN);
});
