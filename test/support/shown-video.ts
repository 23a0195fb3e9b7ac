import { randomUUID } from 'node:crypto';

import { eq } from 'drizzle-orm';

import { addThumbnails, addTorrent, setStoryboard } from '../../server/catalog/index.ts';
import { videoCaptions, videoChapters } from '../../server/catalog/part-tables.ts';
import { renditions, videos } from '../../server/catalog/tables.ts';
import { recordBlob } from '../../server/platform/blobs.ts';
import type { Db } from '../../server/platform/db.ts';
import { renditionOf } from './videos.ts';

/** Gives a video all that can go with one: pictures, captions, chapters, two renditions and their torrents. */
export async function givenAllParts(db: Db, video: { id: number; uuid: string }) {
  await db.transaction(async (tx) => {
    await tx.insert(renditions).values({ ...renditionOf(video.uuid, 720), videoId: video.id });
    for (const { blobKey } of await tx.select().from(renditions)) {
      await recordBlob(tx, { key: blobKey, place: 'local', sizeBytes: 1, mediaType: 'video/mp4' });
      const name = `${randomUUID()}-hls.torrent`;
      const torrent = { videoId: video.id, infoHash: 'd4'.repeat(20), info: Buffer.from('de') };
      await addTorrent(tx, video.uuid, { blobKey, name, ...torrent });
    }
    const [row] = await tx.select().from(videos).where(eq(videos.id, video.id));
    const set = { videoId: video.id, setUuid: row!.setUuid };
    await addThumbnails(tx, set, [
      { width: 280, height: 157, blobKey: `thumbnails/${randomUUID()}.jpg` },
      { width: 1280, height: 720, blobKey: `thumbnails/${randomUUID()}.jpg` },
    ]);
    await setStoryboard(tx, set, {
      blobKey: `storyboards/${randomUUID()}.jpg`,
      totalWidth: 1152,
      totalHeight: 216,
      spriteWidth: 192,
      spriteHeight: 108,
      spriteSeconds: 1,
    });
    await tx.insert(videoCaptions).values(
      ['fr', 'en'].map((language) => ({
        videoId: video.id,
        language,
        blobKey: `captions/${randomUUID()}-${language}.vtt`,
      })),
    );
    await tx.insert(videoChapters).values([
      { videoId: video.id, timecode: 0, title: 'Intro' },
      { videoId: video.id, timecode: 5, title: 'Middle' },
    ]);
  });
}
