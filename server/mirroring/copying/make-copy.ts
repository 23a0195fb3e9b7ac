import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { copyTorrentName } from '../../catalog/index.ts';
import { recordBlob } from '../../platform/blobs.ts';
import type { Mirroring } from '../../platform/config/mirroring.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { faultPoint } from '../../platform/fault.ts';
import type { Fetch } from '../../platform/fetch/index.ts';
import type { Log } from '../../platform/log.ts';
import type { Blob, Storage } from '../../platform/storage.ts';
import {
  type CopyRow,
  insertFile,
  lockCopy,
  lockMirroring,
  markFalse,
  otherSources,
  updateCopy,
  usedBytes,
} from '../queries.ts';
import { askSize } from './fetch-file.ts';
import { fetchMedia } from './fetch-media.ts';
import type { Described } from './hash-lists.ts';
import { hashesOfSet, nameOf } from './hashes-of-set.ts';
import { partsOf } from './parts.ts';
import { kindOf } from './playlists.ts';
import { type FileSet, readSet, readText } from './read-set.ts';
import type { RemoteSet } from './remote-set.ts';
import { requireSignedMedia, type Signed, signedFiles } from './signed.ts';
import type { Source } from './sources.ts';

export type Making = {
  db: Db;
  storage: Storage;
  fetch: Fetch;
  log: Log;
  config: { dataDirectory: string; mirroring: Mirroring };
  signal: AbortSignal;
};

/** A file of a copy in the store. */
type Stored = { name: string; blob: Blob; torrent?: Described | undefined };

const HASHES = 'application/json; charset=utf-8';

/**
 * Fetches all files of a video, checks them and puts them into the store, each with its row; what an attempt before this one
 * has brought is not fetched again. Returns how many bytes they have. Fails with `remote_failed` when they cannot be had or
 * are false, with `insufficient_storage` when they do not fit.
 */
export async function makeCopy(node: Making, copy: CopyRow, set: RemoteSet): Promise<number> {
  const { db, signal } = node;
  const [mirrors, signed] = await Promise.all([
    otherSources(db, set.videoId),
    signedFiles(db, set.videoId),
  ]);
  const elsewhere = mirrors.map(({ baseUrl }) => baseUrl);
  const options = { fetch: node.fetch.fetch, signal, signed, elsewhere };
  const base = new URL(set.playlist.playlistUrl);
  const files = await readSet(base, options);
  const sizes = await sizesOf(node, files, set, signed);
  await reserve(node, copy, files, sizes);
  const hashes = await hashesOfSet(set.playlist, sizes, options);
  const directory = partsOf(node.config.dataDirectory, copy.id);
  await mkdir(directory, { recursive: true });
  const setAside = async ({ mirrorId }: Source) => {
    if (mirrorId !== null) await markFalse(db, mirrorId);
  };
  const stored: Stored[] = [];
  const texts = await textsOf(files, set, options);
  for (const [name, sizeBytes] of sizes) {
    const { lists, torrent } = hashes.get(name)!;
    const url = new URL(name, base);
    requireSignedMedia(signed, { url, sizeBytes, infoHash: torrent?.infoHash });
    const sources = sourcesOf(base, name, mirrors);
    const key = keyOf(copy, name);
    const isThere = await isStored(node.storage, key, sizeBytes);
    const part = isThere ? node.storage.localPath({ key, place: 'local' }) : join(directory, name);
    const wanted = { part, sizeBytes, lists, pieces: torrent?.list, sources, signal };
    if (!isThere) await fetchMedia({ ...node, setAside }, wanted);
    const blob = await node.storage.put(key, part, kindOf(name)!);
    stored.push(await record(db, copy, { name, blob, torrent }));
    if (torrent) texts.set(copyTorrentName(name), torrentOf(torrent));
    faultPoint('mirroring.stored');
  }
  for (const [name, { text, mediaType }] of texts) {
    const part = join(directory, name);
    await writeFile(part, text);
    const blob = await node.storage.put(keyOf(copy, name), part, mediaType);
    stored.push(await record(db, copy, { name, blob }));
  }
  await requireThere(node.storage, stored);
  return stored.reduce((sum, { blob }) => sum + blob.sizeBytes, 0);
}

/** What has a row is not swept away while the others come. Of a copy that was withdrawn meanwhile nothing is kept. */
const record = (db: Db, { id }: CopyRow, stored: Stored): Promise<Stored> =>
  db.transaction(async (tx) => {
    if ((await lockCopy(tx, { id }))?.state !== 'fetching') throw new Error('it was withdrawn');
    const { name, blob, torrent } = stored;
    await recordBlob(tx, blob);
    const { infoHash = null, info = null } = torrent ?? {};
    await insertFile(tx, { copyId: id, name, blobKey: blob.key, infoHash, info });
    return stored;
  });

/** Fails when a file is not there: it may have been swept away between an attempt that was killed and this one. */
async function requireThere(storage: Storage, stored: Stored[]): Promise<void> {
  for (const { blob } of stored)
    if (!(await isStored(storage, blob.key, blob.sizeBytes)))
      throw new Error(`${blob.key} is not in the store`);
}

/** The key of the blob of a file of a copy. */
export const keyOf = ({ id, videoUuid }: Pick<CopyRow, 'id' | 'videoUuid'>, name: string) =>
  `mirrors/${videoUuid}/${id}/${name}`;

/** Only what was found true is put into the store, so it is not looked at again. */
const isStored = (storage: Storage, key: string, sizeBytes: number): Promise<boolean> =>
  stat(storage.localPath({ key, place: 'local' })).then(
    ({ size }) => size === sizeBytes,
    () => false,
  );

const sourcesOf = (base: URL, name: string, mirrors: { id: number; baseUrl: string }[]) => [
  { url: new URL(name, base), mirrorId: null },
  ...mirrors.map(({ id, baseUrl }) => ({ url: new URL(`${baseUrl}/${name}`), mirrorId: id })),
];

/** The sizes of the media files: those that are told of as they are told, the others as their node has them. */
async function sizesOf(
  { fetch, signal }: Making,
  { media }: FileSet,
  { playlist }: RemoteSet,
  signed: Signed,
) {
  const told = new Map(playlist.files.map((file) => [nameOf(file), file.size]));
  const sizes = new Map<string, number>();
  for (const name of media) {
    const url = new URL(name, playlist.playlistUrl);
    const said = told.get(name) || signed.get(url.href)?.sizeBytes;
    sizes.set(name, said ?? (await askSize(fetch, url, signal)));
  }
  return sizes;
}

/** Sets aside as much as the files really have, if that is within the limit and on the disk. */
async function reserve(
  { db, storage, config }: Making,
  { id, strategy, sizeBytes }: CopyRow,
  { playlists }: FileSet,
  sizes: Map<string, number>,
) {
  const texts = [...playlists.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, texts);
  await storage.requireRoom(total);
  await db.transaction(async (tx) => {
    await lockMirroring(tx);
    const limitBytes = config.mirroring.limitBytes[strategy] ?? Number.POSITIVE_INFINITY;
    if ((await usedBytes(tx, strategy)) - sizeBytes + total > limitBytes)
      throw new Failure('insufficient_storage', 'It is bigger than what may be mirrored.');
    await updateCopy(tx, id, { sizeBytes: total });
  });
}

type Text = { text: string | Buffer; mediaType: string };

/** A torrent that names no tracker and no web seed: who plays the copy knows whom to ask. */
const torrentOf = ({ info }: Described): Text => ({
  text: Buffer.concat([Buffer.from('d4:info'), info, Buffer.from('e')]),
  mediaType: 'application/x-bittorrent',
});

/** The playlists, and the hashes of segments, for players that look at them. */
async function textsOf(
  { playlists }: FileSet,
  { playlist: { segmentsSha256Url } }: RemoteSet,
  options: Parameters<typeof readText>[1],
) {
  const texts = new Map<string, Text>(
    [...playlists].map(([name, text]) => [name, { text, mediaType: kindOf(name)! }]),
  );
  if (segmentsSha256Url === null) return texts;
  const url = new URL(segmentsSha256Url);
  const name = url.pathname.split('/').at(-1)!;
  if (/^[A-Za-z0-9][\w.-]{0,199}\.json$/.test(name))
    texts.set(name, { text: await readText(url, options), mediaType: HASHES });
  return texts;
}
