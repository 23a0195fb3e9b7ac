import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import sharp from 'sharp';

import {
  addRenditions,
  findMedia,
  fragmentedName,
  type NewRendition,
  setStoryboard,
} from '../../../server/catalog/index.ts';
import { videoCaptions } from '../../../server/catalog/part-tables.ts';
import { makeTorrents } from '../../../server/distribution/index.ts';
import { recordBlob } from '../../../server/platform/blobs.ts';
import type { Db } from '../../../server/platform/db.ts';
import { openStorage } from '../../../server/platform/storage.ts';
import type { SignedIn } from '../client.ts';
import type { TestNode } from '../node.ts';
import { openCatalog, renditionOf } from '../videos.ts';

const SEGMENT_BYTES = 40_000;

/** The playlist of a file of equal segments, and what each hashes to. */
function segmented(name: string, bytes: Buffer) {
  const lines = [`#EXT-X-MAP:URI="${name}",BYTERANGE="1000@0"`];
  const segmentHashes: NewRendition['segmentHashes'] = {};
  for (let at = 1000; at < bytes.length; at += SEGMENT_BYTES) {
    const part = bytes.subarray(at, at + SEGMENT_BYTES);
    lines.push('#EXTINF:2.0,', `#EXT-X-BYTERANGE:${part.length}@${at}`, name);
    segmentHashes[`${at}-${at + part.length - 1}`] = createHash('sha256')
      .update(part)
      .digest('hex');
  }
  const playlist = ['#EXTM3U', '#EXT-X-VERSION:7', ...lines, '#EXT-X-ENDLIST', ''].join('\n');
  return { playlist, segmentHashes };
}

type Places = Pick<TestNode, 'dataDirectory'>;
type GivenBlob = { key: string; bytes: Buffer; mediaType: string };

async function giveBlob({ dataDirectory }: Places, db: Db, { key, bytes, mediaType }: GivenBlob) {
  const file = join(dataDirectory, 'blobs', key);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
  await recordBlob(db, { key, place: 'local', sizeBytes: bytes.length, mediaType });
}

/** English captions, and a seek bar of two pictures. */
async function giveBeside(node: Places, db: Db, set: { videoId: number; setUuid: string }) {
  const captions = Buffer.from('WEBVTT\n\n00:00.000 --> 00:04.000\nA heron waits.\n');
  const storyboard = await sharp({
    create: { width: 384, height: 108, channels: 3, background: 'teal' },
  })
    .jpeg()
    .toBuffer();
  const [words, board] = [`captions/${randomUUID()}-en.vtt`, `storyboards/${randomUUID()}.jpg`];
  await giveBlob(node, db, { key: words, bytes: captions, mediaType: 'text/vtt' });
  await giveBlob(node, db, { key: board, bytes: storyboard, mediaType: 'image/jpeg' });
  const { videoId } = set;
  await db.insert(videoCaptions).values({ videoId, language: 'en', blobKey: words });
  const sizes = { totalWidth: 384, totalHeight: 108, spriteWidth: 192, spriteHeight: 108 };
  await db.transaction((tx) =>
    setStoryboard(tx, set, { blobKey: board, spriteSeconds: 2, ...sizes }),
  );
  return { captions, storyboard };
}

type Given = { sizes?: Record<number, number>; name?: string };

/** Videos with true files behind them, whose bytes mean nothing: for what only carries bytes. */
export function openBytes(node: Pick<TestNode, 'connection' | 'dataDirectory'>) {
  const { db, givenVideo, changeVideo } = openCatalog(node);
  return {
    db,
    changeVideo,
    /** A published video with a rendition of so many bytes for each height, and torrents of them. */
    async givenFiles(owner: SignedIn, { sizes = { 360: 200_000 }, name = 'Herons' }: Given = {}) {
      const { id, uuid } = await givenVideo(owner, { name, published: false });
      const { setUuid } = (await findMedia(db, uuid))!;
      const beside = await giveBeside(node, db, { videoId: id, setUuid });
      const files: Record<string, Buffer> = {};
      for (const [height, sizeBytes] of Object.entries(sizes)) {
        const bytes = randomBytes(sizeBytes);
        const rendition = renditionOf(setUuid, Number(height));
        const media = fragmentedName(setUuid, Number(height));
        files[media] = bytes;
        await giveBlob(node, db, { key: rendition.blobKey, bytes, mediaType: 'video/mp4' });
        await db.transaction((tx) =>
          addRenditions(tx, { videoId: id, setUuid }, [
            { ...rendition, sizeBytes, ...segmented(media, bytes) },
          ]),
        );
      }
      const storage = await openStorage(node.dataDirectory);
      const { signal } = new AbortController();
      await makeTorrents.run({ videoId: id }, { db, storage, signal }).catch(() => {});
      return { id, uuid, setUuid, files, beside };
    },
  };
}
