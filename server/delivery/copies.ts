import { CATALOG_CHANGES, type Copy, findCopy, isOpenToAll } from '../catalog/index.ts';
import type { Database, Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { type Answer, mediaHeaders } from './answer.ts';
import { createFresh } from './fresh.ts';
import { CACHING } from './headers.ts';

/** The files this node keeps of videos of others: everybody's while the video may be watched here. */
export async function openCopies({ db, database }: { db: Db; database: Database }) {
  const copies = createFresh((uuid) => findCopy(db, uuid), { ttlSeconds: 10, maxKeys: 5000 });
  await database.listen(CATALOG_CHANGES, (uuid) => (uuid ? copies.drop(uuid) : copies.clear()));
  return {
    /** Fails with `not_found` for what is not kept, and for what is out of sight. */
    async find({ videoUuid, name }: { videoUuid: string; name: string }): Promise<Answer> {
      const copy = await copies.get(videoUuid);
      const file = copy && isOffered(copy) && copy.files.find((each) => each.name === name);
      if (!file) throw notFound('File');
      const { key, place, mediaType, sizeBytes } = file;
      const isMedia = /^(video|audio)\//.test(mediaType);
      const headers = mediaHeaders(mediaType, isMedia ? CACHING.forever : CACHING.revalidated);
      const bitsPerSecond = isMedia
        ? (8 * sizeBytes) / Math.max(1, copy.durationSeconds)
        : undefined;
      return { blob: { key, place, bitsPerSecond }, headers };
    },
  };
}

export type Copies = Awaited<ReturnType<typeof openCopies>>;

const isOffered = (copy: Copy): boolean =>
  isOpenToAll(copy) && copy.policy !== 'reject' && copy.policy !== 'no-media';
