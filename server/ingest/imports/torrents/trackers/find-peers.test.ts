import { once } from 'node:events';

import { Server } from 'bittorrent-tracker';
import { expect, onTestFinished, test } from 'vitest';

import { openOtherSite } from '../../../../../test/support/other-site.ts';
import { bencode } from '../../../../../test/support/swarms/metainfo.ts';
import { ANYWHERE, type Guard, openFetch } from '../../../../platform/fetch/index.ts';
import { askPeers } from '../peers/ask-peers.ts';
import { announceUdp } from './announce-udp.ts';
import { newPeerId } from './announce.ts';
import { findPeers } from './find-peers.ts';

const INFO_HASH = 'ab'.repeat(20);
const LOCAL: Guard = { ...ANYWHERE, allowsAddress: (address) => address === '127.0.0.1' };

function openGuarded(guard: Guard) {
  const fetch = openFetch(guard, { publicUrl: new URL('http://localhost') });
  onTestFinished(() => fetch.close());
  return fetch;
}

async function found(guard: Guard, trackers: string[]): Promise<string[]> {
  const over = new AbortController();
  const { promise, resolve } = Promise.withResolvers<string[]>();
  const search = { infoHash: INFO_HASH, leftBytes: 1, trackers, signal: over.signal };
  const finding = findPeers(openGuarded(guard), search, resolve);
  const addresses = await promise;
  over.abort();
  await finding;
  return addresses;
}

test('of the peers a tracker tells of only those are called that may be, each once', async () => {
  const site = await openOtherSite();
  const peers = Buffer.from([
    127, 0, 0, 1, 27, 88, 10, 0, 0, 1, 0, 80, 127, 0, 0, 1, 27, 88, 127, 0, 0, 1, 0, 0,
  ]);
  const peers6 = Buffer.concat([Buffer.alloc(15), Buffer.from([1, 0, 80])]);
  const compact = bencode({ interval: 60, peers, peers6 });
  const listed = bencode({
    interval: -1,
    peers: [
      { ip: 'localhost', port: 22 },
      { ip: '127.0.0.1', port: 7001 },
      { ip: 5, port: 'x' },
      'y',
    ],
  });
  const one = site.on('/one', (_, response) => void response.end(compact));
  const other = site.on('/other', (_, response) => void response.end(listed));
  expect(await found(LOCAL, ['wss://nowhere.example/', one])).toEqual(['127.0.0.1:7000']);
  expect(await found(LOCAL, [other])).toEqual(['127.0.0.1:7001']);
});

test('trackers are asked over UDP too, at addresses that may be called alone', async () => {
  const server = new Server({ http: false, ws: false, udp: true, stats: false });
  server.listen(0);
  await once(server, 'listening');
  onTestFinished(() => server.close());
  const tracker = new URL(`udp://127.0.0.1:${server.udp.address().port}/announce`);
  const announce = { infoHash: INFO_HASH, leftBytes: 5, event: 'started' } as const;
  const signal = AbortSignal.timeout(20_000);
  const ask = (guard: Guard) =>
    announceUdp(openGuarded(guard), tracker, { ...announce, peerId: newPeerId() }, signal);
  await ask(LOCAL);
  expect((await ask(LOCAL)).addresses).toContain('127.0.0.1:6881');
  await expect(ask({ ...ANYWHERE, allowsAddress: () => false })).rejects.toThrow('does not answer');
});

test('a torrent of which nothing comes is given up', async () => {
  const site = await openOtherSite();
  const trackers = [site.on('/announce', (_, response) => void response.end('no tracker'))];
  const asked = {
    fetch: openGuarded(LOCAL),
    signal: new AbortController().signal,
    infoHash: INFO_HASH,
    leftBytes: 1,
    trackers,
    stalledSeconds: 1,
  };
  await expect(askPeers({ kind: 'info', infoHash: INFO_HASH }, asked)).rejects.toThrow(
    'Nobody who has this torrent sent anything',
  );
});
