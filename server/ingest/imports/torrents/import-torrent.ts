import { completeDescription } from '../../../catalog/index.ts';
import { Failure } from '../../../platform/errors.ts';
import { partPath } from '../../../platform/resumable/part-file.ts';
import { titleOf } from '../../draft.ts';
import { setArrived } from '../../queries.ts';
import type { Claimed } from '../end-import.ts';
import { reserve } from '../prepare-upload.ts';
import type { Running } from '../running.ts';
import { askWebSeeds } from './ask-web-seeds.ts';
import { chooseFile } from './choose-file.ts';
import { describeTorrent } from './describe-torrent.ts';
import type { Sources } from './magnet.ts';
import type { Described } from './metainfo.ts';
import { askPeers } from './peers/ask-peers.ts';
import { forgetMetainfo } from './queries.ts';
import { titleOfSource } from './title.ts';
import { isUsableTracker } from './trackers/find-peers.ts';

/**
 * Fetches the video of a torrent into its import's upload: from web seeds, then from peers, each piece held against its hash.
 * Room is reserved before the first byte. What an earlier run has brought is kept. Fails with `remote_failed` when nobody sends
 * it, with `unreadable_media` or `incorrect_files_in_torrent` for one that has no video, with what reserving fails with.
 */
export async function importTorrent(node: Running, claimed: Claimed): Promise<void> {
  const torrent = await describeTorrent(node, claimed);
  const file = chooseFile(torrent);
  const { sizeBytes } = file;
  const name = titleOf(file.name);
  const description = { guess: titleOfSource(claimed), told: { name } };
  await node.db.transaction((tx) => completeDescription(tx, claimed.videoId, description));
  // pieces come in any order: one byte more keeps the file from looking whole before it is
  const upload = await reserve(node, claimed, { filename: file.name, sizeBytes: sizeBytes + 1 });
  const isSingle = torrent.files.length === 1;
  const isWhole = isSingle && (await askWebSeeds(node, upload, torrent, torrent.webSeeds));
  if (!isWhole) await fetchFromPeers(node, claimed, { torrent, file });
  await setArrived(node.db, upload.id, { sizeBytes, draft: upload.draft });
  await forgetMetainfo(node.db, claimed.id);
}

type Wanted = { torrent: Described & Sources; file: Described['files'][number] };

async function fetchFromPeers(node: Running, { uploadId }: Claimed, { torrent, file }: Wanted) {
  const { infoHash, pieceLength, info, trackers } = torrent;
  if (!trackers.some(isUsableTracker)) throw new Failure('remote_failed', NOBODY);
  const last = torrent.files.at(-1)!;
  const wanted = {
    kind: 'file',
    metainfo: Buffer.concat([Buffer.from('d4:info'), info, Buffer.from('e')]), // nothing that names anybody
    path: partPath(node.config.dataDirectory, uploadId),
    cut: { offset: file.offset, sizeBytes: file.sizeBytes, pieceLength },
    totalBytes: last.offset + last.sizeBytes,
  } as const;
  const { fetch, signal } = node;
  await askPeers(wanted, { fetch, signal, infoHash, trackers, leftBytes: file.sizeBytes });
}

const NOBODY =
  'Nobody can be asked for this torrent: no web seed of it answered with its bytes, and it names no tracker over HTTP or UDP.';
