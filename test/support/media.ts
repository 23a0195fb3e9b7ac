import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import {
  addRenditions,
  findMedia,
  fragmentedName,
  type NewVideo,
  playlistName,
} from '../../server/catalog/index.ts';
import { recordBlob } from '../../server/platform/blobs.ts';
import type { SignedIn } from './client.ts';
import type { TestNode } from './node.ts';
import { openCatalog, renditionOf } from './videos.ts';

type Values = Partial<NewVideo> & { bytes?: Buffer };

/** Puts media into a test node's store without encoding any. */
export function openMedia(node: TestNode) {
  const { db, givenVideo } = openCatalog(node);

  const store = async (key: string, bytes: Buffer, mediaType: string) => {
    const file = join(node.dataDirectory, 'blobs', key);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
    await recordBlob(db, { key, place: 'local', sizeBytes: bytes.length, mediaType });
    return file;
  };

  return {
    db,
    store,
    /** A video with one rendition, at 360p, of these bytes; unpublished with `waitTranscoding`. */
    async givenMedia(owner: SignedIn, { bytes = Buffer.from('0123456789'), ...values }: Values = {}) {
      const { id, uuid } = await givenVideo(owner, { ...values, published: false });
      const { setUuid } = (await findMedia(db, uuid))!;
      const rendition = {
        ...renditionOf(setUuid, 360),
        sizeBytes: bytes.length,
        playlist: `#EXTM3U\n#EXT-X-MAP:URI="${fragmentedName(setUuid, 360)}",BYTERANGE="2@0"\n#EXTINF:4,\n${fragmentedName(setUuid, 360)}\n`,
        segmentHashes: { '0-9': 'ab' },
      };
      const file = await store(rendition.blobKey, bytes, 'video/mp4');
      await db.transaction((tx) => addRenditions(tx, id, [rendition]));
      return {
        id,
        uuid,
        setUuid,
        file,
        /** Its directories, as a public and as a private video. */
        open: `/static/streaming-playlists/hls/${uuid}`,
        guarded: `/static/streaming-playlists/hls/private/${uuid}`,
        media: fragmentedName(setUuid, 360),
        playlist: playlistName(setUuid, 360),
        master: `${setUuid}-master.m3u8`,
        hashes: `${setUuid}-segments-sha256.json`,
        download: `/download/streaming-playlists/hls/videos/${uuid}-360-fragmented.mp4`,
      };
    },
  };
}
