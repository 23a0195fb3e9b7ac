import { eq } from 'drizzle-orm';

import { videoPlaylists } from '../../server/catalog/playlist-tables.ts';
import { thumbnails } from '../../server/catalog/tables.ts';
import { uploads } from '../../server/ingest/tables.ts';
import { recordBlob } from '../../server/platform/blobs.ts';
import type { Db } from '../../server/platform/db.ts';
import { blobs } from '../../server/platform/tables.ts';
import { sourceFacts } from './facts.ts';

const SIZE = { width: 1, height: 1 };

/** Files that are on record, and what they are of. */
export function openBlobs(db: Db) {
  const given = async (key: string) => {
    const blob = { key, place: 'local', sizeBytes: 1, mediaType: 'image/jpeg' };
    await recordBlob(db, blob);
    return blob;
  };
  return {
    given,
    /** An upload is a user's, and whole, with a source and a picture of this name. */
    async ofUpload(id: string, userId: number, name: string) {
      const { key } = await given(`sources/${name}.mp4`);
      const picture = await given(`thumbnails/${name}`);
      const accepted = { key, mediaType: 'video/mp4', facts: sourceFacts({}) };
      const pictures = { blobs: [picture], thumbnails: [] };
      await db.update(uploads).set({ userId, accepted, pictures }).where(eq(uploads.id, id));
    },
    async ofVideo(videoId: number, key: string) {
      await db.insert(thumbnails).values({ ...SIZE, videoId, blobKey: (await given(key)).key });
    },
    async ofPlaylists(key: string) {
      const listed = { ...SIZE, key: (await given(key)).key, createdAt: '' };
      await db.update(videoPlaylists).set({ thumbnails: [listed] });
    },
    age: (hours: number) =>
      db.update(blobs).set({ createdAt: new Date(Date.now() - hours * 3_600_000) }),
    keys: async () => (await db.select().from(blobs)).map(({ key }) => key).toSorted(),
  };
}
