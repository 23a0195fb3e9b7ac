import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

import { expect, onTestFinished } from 'vitest';

import { createTracker } from '../../../server/distribution/tracker/tracker.ts';

const SEEDER = fileURLToPath(new URL('seed-torrent.ts', import.meta.url));

/** A tracker on this machine for every torrent there is: ours. It keeps count of what it was asked. */
export async function openTestTracker() {
  const tracker = createTracker(() => true);
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url!, 'http://tracker').searchParams);
    void tracker.handle(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    tracker.close();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/tracker/announce`, asked };
}

type TestTracker = Awaited<ReturnType<typeof openTestTracker>>;

/** A BitTorrent client that has files and gives them to who finds it at the tracker. */
export async function seedFiles({ url, asked }: TestTracker, files: string[]) {
  const before = asked.length;
  const child = spawn(process.execPath, [SEEDER, url, ...files], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.includes('\n')) break;
  }
  await expect.poll(() => asked.length, { timeout: 20_000 }).toBeGreaterThan(before);
  const { metainfo, infoHash } = JSON.parse(said) as { metainfo: string; infoHash: string };
  return { metainfo: Buffer.from(metainfo, 'base64'), infoHash };
}
