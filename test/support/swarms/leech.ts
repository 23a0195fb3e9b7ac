import { createHash } from 'node:crypto';

import { WebTorrent } from '../../../server/distribution/seeder/webtorrent.ts';
import { NO_DISCOVERY } from '../../../server/platform/no-discovery.ts';

/**
 * A program of its own: downloads what a `.torrent` describes from peers alone, whom it meets at the trackers whose addresses
 * begin so, and prints what came and how.
 */
const [torrentUrl = '', trackerScheme = '', seconds = '30'] = process.argv.slice(2);

const say = (answer: object) => {
  process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
};

setTimeout(() => say({ error: 'nothing came in time' }), Number(seconds) * 1000);

const answer = await fetch(torrentUrl);
const torrent = Buffer.from(await answer.arrayBuffer());
const client = new WebTorrent({
  ...NO_DISCOVERY,
  tracker: { rtcConfig: { iceServers: [], bindAddress: '127.0.0.1' } },
});
client.on('error', (error) => say({ error: String(error) }));

const bareOf = (bytes: Buffer): Buffer => {
  const start = bytes.indexOf('4:infod') + 6;
  const end = bytes.lastIndexOf('8:url-list');
  return Buffer.concat([Buffer.from('d4:info'), bytes.subarray(start, end), Buffer.from('e')]);
};
const trackers = [
  ...torrent
    .toString('latin1')
    .matchAll(/\d+:((?:wss?|https?):\/\/[^\s]*?\/tracker\/(?:socket|announce))/g),
]
  .map(([, url]) => url!)
  .filter((url) => url.startsWith(trackerScheme));

type Leeching = ReturnType<typeof client.add> & {
  on(event: 'wire', listener: (wire: { type: string }) => void): void;
  files: { arrayBuffer(): Promise<ArrayBuffer> }[];
};

const begunAt = performance.now();
const leeching = client.add(bareOf(torrent), { announce: [...new Set(trackers)] }) as Leeching;
const types: string[] = [];
leeching.on('wire', ({ type }) => types.push(type));
leeching.once('done', () => {
  const milliseconds = Math.round(performance.now() - begunAt);
  void leeching.files[0]!.arrayBuffer().then((bytes) =>
    say({
      types,
      milliseconds,
      sha256: createHash('sha256').update(Buffer.from(bytes)).digest('hex'),
    }),
  );
});
