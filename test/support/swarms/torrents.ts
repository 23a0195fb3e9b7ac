import { createHash } from 'node:crypto';

import { eq } from 'drizzle-orm';
import { expect } from 'vitest';

import { addTorrent } from '../../../server/catalog/index.ts';
import { renditions, torrents, type videos } from '../../../server/catalog/tables.ts';
import { bencode } from '../../../server/distribution/bencode.ts';
import { recordBlob } from '../../../server/platform/blobs.ts';
import type { TestNode } from '../node.ts';
import { openCatalog } from '../videos.ts';
import { bdecode } from './bdecode.ts';

export type FileJson = {
  resolution: { id: number };
  size: number;
  fileUrl: string;
  magnetUri: string | null;
  torrentUrl: string | null;
  torrentDownloadUrl: string | null;
};

export type VideoValues = Partial<typeof videos.$inferInsert>;

/** What a test may see and change of torrents from behind. */
export function openTorrents(node: Pick<TestNode, 'connection'>) {
  const { db, changeVideo } = openCatalog(node);
  return {
    countTorrents: () => db.$count(torrents),
    changeVideo,
    /** Gives the one rendition of a video a torrent of this info hash. */
    async giveTorrent({ id, uuid }: { id: number; uuid: string }, infoHash: string) {
      const [rendition] = await db.select().from(renditions).where(eq(renditions.videoId, id));
      const { blobKey } = rendition!;
      await recordBlob(db, { key: blobKey, place: 'local', sizeBytes: 1, mediaType: 'video/mp4' });
      const torrent = { blobKey, videoId: id, infoHash, info: Buffer.from('de') };
      await addTorrent(db, uuid, { ...torrent, name: `${infoHash}.torrent` });
    },
  };
}

/** What a `.torrent` file says, and the hash of its info dictionary. */
export function readTorrent(bytes: Buffer) {
  const {
    info,
    'url-list': webSeeds = [],
    'announce-list': tiers = [],
  } = bdecode(bytes) as {
    info: {
      length: number;
      name: Buffer;
      'piece length': number;
      pieces: Buffer;
      private?: number;
    };
    'url-list'?: Buffer[];
    'announce-list'?: Buffer[][];
  };
  return {
    info,
    trackers: tiers.flat().map(String),
    webSeeds: webSeeds.map(String),
    infoHash: sha1(bencode(info)).toString('hex'),
  };
}

/** Holds a torrent against the bytes it describes, piece by piece, and against what JSON says of it. */
export function expectDescribes(torrent: Buffer, bytes: Buffer, file: FileJson) {
  const { info, trackers, webSeeds, infoHash } = readTorrent(torrent);
  expect(info.length).toBe(bytes.length);
  expect(file.size).toBe(bytes.length);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += info['piece length'])
    pieces.push(sha1(bytes.subarray(at, at + info['piece length'])));
  expect(info.pieces).toEqual(Buffer.concat(pieces));
  expect(webSeeds).toEqual([file.fileUrl]);
  const magnet = new URL(file.magnetUri!).searchParams;
  const { origin, host } = new URL(file.fileUrl);
  expect(trackers).toEqual(
    info.private ? [] : [`${origin}/tracker/announce`, `ws://${host}/tracker/socket`],
  );
  expect(magnet.getAll('tr')).toEqual(trackers);
  magnet.delete('tr');
  expect(Object.fromEntries(magnet)).toEqual({
    xs: file.torrentUrl,
    xt: `urn:btih:${infoHash}`,
    dn: 'A stream at dawn',
    ws: file.fileUrl,
  });
}

const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest();
