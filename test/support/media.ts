import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import {
  addRenditions,
  findMedia,
  fragmentedName,
  hashesName,
  masterName,
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

  const addRung = async (
    { id, setUuid }: { id: number; setUuid: string },
    height: number,
    bytes: Buffer = Buffer.from('0123456789'),
  ) => {
    const media = fragmentedName(setUuid, height);
    const rendition = {
      ...renditionOf(setUuid, height),
      sizeBytes: bytes.length,
      playlist: `#EXTM3U\n#EXT-X-MAP:URI="${media}",BYTERANGE="2@0"\n#EXTINF:4,\n${media}\n`,
      segmentHashes: { '0-9': 'ab' },
    };
    const file = await store(rendition.blobKey, bytes, 'video/mp4');
    await db.transaction((tx) => addRenditions(tx, { videoId: id, setUuid }, [rendition]));
    return file;
  };

  return {
    db,
    store,
    /** Adds a finished rendition to a video. */
    addRung,
    /** A video with one rendition, at 360p, of these bytes; unpublished with `waitTranscoding`. */
    async givenMedia(owner: SignedIn, { bytes, ...values }: Values = {}) {
      const { id, uuid } = await givenVideo(owner, { ...values, published: false });
      const { setUuid } = (await findMedia(db, uuid))!;
      return {
        id,
        uuid,
        setUuid,
        file: await addRung({ id, setUuid }, 360, bytes),
        ...addressesOf(uuid, setUuid),
      };
    },
  };
}

const HLS = '/static/streaming-playlists/hls';

/** The directories of a video, as a public and as a private one, and the names of its files. */
const addressesOf = (uuid: string, setUuid: string) => ({
  open: `${HLS}/${uuid}`,
  guarded: `${HLS}/private/${uuid}`,
  media: fragmentedName(setUuid, 360),
  playlist: playlistName(setUuid, 360),
  master: masterName(setUuid),
  hashes: hashesName(setUuid),
  download: `/download/streaming-playlists/hls/videos/${uuid}-360-fragmented.mp4`,
});
