import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

import { onTestFinished } from 'vitest';

import type { Connection } from '../../../server/platform/db.ts';

type Address = Exclude<Connection, string>;

/** Stands between clients and PostgreSQL; a connection through it can break at any time. */
export async function openBreakingLine({ host, port = 5432, ...who }: Address) {
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    const onward = connect(`${host}/.s.PGSQL.${port}`);
    clients.add(client.on('close', () => void clients.delete(client)));
    client.on('error', () => onward.destroy());
    onward.on('error', () => client.destroy());
    client.pipe(onward).pipe(client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const breakOff = () => clients.forEach((client) => client.resetAndDestroy());
  onTestFinished(() => {
    breakOff();
    server.close();
  });
  const line: Address = { ...who, host: '127.0.0.1', port: (server.address() as AddressInfo).port };
  return { line, breakOff };
}
