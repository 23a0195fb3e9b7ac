import { findBlob } from '../platform/blobs.ts';
import type { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import type { Blob } from '../platform/storage.ts';
import { type Answer, mediaHeaders } from './answer.ts';
import { createFresh } from './fresh.ts';
import { CACHING } from './headers.ts';

/** Thumbnails, previews, storyboards and captions: open to whoever knows their names, which nobody can guess. */
export function createPictures({ db }: { db: Db }) {
  const blobs = createFresh<Blob>((key) => findBlob(db, key), { ttlSeconds: 10, maxKeys: 5000 });
  return {
    /** Fails with `not_found`, also for what is of another kind. */
    async find(key: string, kind: 'image/' | 'text/vtt'): Promise<Answer> {
      const blob = await blobs.get(key);
      if (!blob?.mediaType.startsWith(kind)) throw notFound('File');
      return { blob, headers: mediaHeaders(blob.mediaType, CACHING.forever) };
    },
  };
}
