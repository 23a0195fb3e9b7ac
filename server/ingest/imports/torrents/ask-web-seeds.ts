import { Failure } from '../../../platform/errors.ts';
import { paced } from '../../../platform/fetch/paced.ts';
import { readRange } from '../../../platform/fetch/received-range.ts';
import { partPath } from '../../../platform/resumable/part-file.ts';
import type { Upload } from '../../queries.ts';
import { receive } from '../../upload.ts';
import type { Running } from '../running.ts';
import type { Described } from './metainfo.ts';
import { verified, verifiedPieces } from './verified.ts';

const TOTAL_HOURS = 6;
const TRIES_EACH = 2;

/**
 * Fetches the only file of a torrent from its web seeds (BEP 19) one after the other, by the guarded fetch; each piece is kept
 * once it is what the torrent says. Tells whether all is here. What one does not bring the next may, or peers.
 */
export async function askWebSeeds(
  node: Running,
  upload: Upload,
  torrent: Described,
  webSeeds: string[],
): Promise<boolean> {
  const { sizeBytes } = torrent.files[0]!;
  const path = partPath(node.config.dataDirectory, upload.id);
  for (const text of webSeeds.flatMap((each) => Array<string>(TRIES_EACH).fill(each))) {
    const url = URL.parse(text.endsWith('/') ? text + encodeURIComponent(torrent.name) : text);
    const pieces = await verifiedPieces(torrent, path, sizeBytes);
    if (pieces * torrent.pieceLength >= sizeBytes) return true;
    if (!url || !/^https?:$/.test(url.protocol)) continue;
    await askOne(node, upload, { url, torrent, index: pieces }).catch((error: unknown) => {
      node.signal.throwIfAborted();
      if (!(error instanceof Failure) || error.code === 'insufficient_storage') throw error;
    });
  }
  return (await verifiedPieces(torrent, path, sizeBytes)) * torrent.pieceLength >= sizeBytes;
}

type Part = { url: URL; torrent: Described; index: number };

async function askOne(node: Running, upload: Upload, { url, torrent, index }: Part): Promise<void> {
  const { sizeBytes } = torrent.files[0]!;
  const offset = index * torrent.pieceLength;
  await node.fetch.pour(
    url,
    {
      plainHttp: true,
      maxBytes: sizeBytes,
      totalSeconds: TOTAL_HOURS * 3600,
      signal: node.signal,
      headers: () => ({
        'accept-encoding': 'identity',
        ...(offset > 0 && { range: `bytes=${offset}-` }),
      }),
    },
    (answer) => async (body) => {
      const range = readRange(answer, offset);
      if (!range || range.isEnd || answer.status > 299)
        throw new Failure('remote_failed', `${url.host} answered with ${answer.status}.`);
      const first = { index: range.start / torrent.pieceLength, sizeBytes };
      await receive(node, upload, range.start, verified(torrent, first, paced(body)));
    },
  );
}
