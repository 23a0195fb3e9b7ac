import { findSource } from '../catalog/index.ts';
import { VideoRef } from '../catalog/index.ts';
import { findBlob, recordSha256 } from '../platform/blobs.ts';
import type { Db } from '../platform/db.ts';
import { defineJob } from '../platform/jobs.ts';
import { sha256, type Storage } from '../platform/storage.ts';

/** Keeps the SHA-256 of a source, by which its uploader can tell that it is here whole. */
export const fingerprintSource = defineJob<{ db: Db; storage: Storage }>()({
  name: 'ingest.fingerprint-source',
  payload: VideoRef,
  attempts: 5,
  timeoutMinutes: 120,
  delaySeconds: 5, // what makes the video watchable comes first
  async run({ videoId }, { db, storage, signal }) {
    const source = await findSource(db, videoId);
    if (!source || (await findBlob(db, source.key))?.sha256) return;
    await recordSha256(db, source.key, await sha256(storage.localPath(source), signal));
  },
});
