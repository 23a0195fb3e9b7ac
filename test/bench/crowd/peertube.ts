import { gzipSync } from 'node:zlib';

import { type Played, peerTubePlayer } from '../../browser/peertube-player.ts';
import { startSite } from '../../support/site.ts';
import type { Line } from './line.ts';

/** A page behind a line that plays as PeerTube's do; what it is made of comes over that line too, packed. */
export async function openPeerTube(line: Line, played: Played) {
  const door = await line.open();
  const files = Object.entries(await peerTubePlayer(played)).map(([path, { type, body }]) => [
    path,
    { type, body: gzipSync(body), encoding: 'gzip' },
  ]);
  const site = await startSite(Object.fromEntries(files));
  door.leadTo(site.url);
  return {
    url: door.url,
    async [Symbol.asyncDispose]() {
      door.close();
      await site.close();
    },
  };
}
