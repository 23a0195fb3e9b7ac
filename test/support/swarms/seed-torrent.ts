import { WebTorrent } from '../../../server/distribution/seeder/webtorrent.ts';
import { NO_DISCOVERY } from '../../../server/platform/no-discovery.ts';

/** A program of its own: gives files to peers over TCP, who meet at a tracker, and prints what describes them. */
const [tracker = '', ...files] = process.argv.slice(2);

type Seeding = { torrentFile: Uint8Array; infoHash: string };
type Client = {
  seed(files: string[], options: object, onSeeding: (torrent: Seeding) => void): void;
};

const client = new WebTorrent(NO_DISCOVERY) as unknown as Client;

client.seed(files, { announce: [tracker], pieceLength: 2 ** 15 }, (torrent) => {
  const metainfo = Buffer.from(torrent.torrentFile).toString('base64');
  process.stdout.write(`${JSON.stringify({ metainfo, infoHash: torrent.infoHash })}\n`);
});
process.stdin.on('end', () => process.exit()).resume();
