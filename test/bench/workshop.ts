import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createVideo, findRenditions } from '../../server/catalog/index.ts';
import { ensureAdministrator } from '../../server/identity/index.ts';
import { sourceReceived } from '../../server/ingest/index.ts';
import { probeSource } from '../../server/ingest/probe/probe.ts';
import { recordBlob } from '../../server/platform/blobs.ts';
import { openDatabase } from '../../server/platform/db.ts';
import { migrateDatabase } from '../../server/platform/db/migrate.ts';
import { emit } from '../../server/platform/events.ts';
import { openFfmpeg } from '../../server/platform/ffmpeg.ts';
import { silentLog } from '../../server/platform/log.ts';
import { startPostgres } from '../../server/platform/postgres/index.ts';
import { openStorage } from '../../server/platform/storage.ts';
import { findTranscode } from '../../server/transcode/queries.ts';

export type Workshop = Awaited<ReturnType<typeof openWorkshop>>;

/** What a worker has, in this process, so that jobs can be run one by one and measured. */
export async function openWorkshop({ chunkSeconds = 60 } = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'tributary-bench-'));
  const postgres = await startPostgres(join(directory, 'postgres'));
  await migrateDatabase(postgres.connection);
  const { db, close } = openDatabase(postgres.connection, silentLog);
  await ensureAdministrator(db, {
    password: 'bench bench',
    publicUrl: new URL('http://localhost'),
  });
  const storage = await openStorage(directory);
  const ffmpeg = openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });
  const { signal } = new AbortController();
  return {
    directory,
    tools: { db, storage, ffmpeg, signal, log: silentLog, config: { chunkSeconds } },

    /** A video whose source has just arrived. */
    async givenVideo(file: string): Promise<number> {
      const uuid = randomUUID();
      const key = `sources/${uuid}/source.media`;
      const facts = await probeSource(file, { ffmpeg, signal });
      await copyFile(file, join(directory, 'arrived'));
      const blob = await storage.put(key, join(directory, 'arrived'), 'video/mp4');
      const source = { key, sizeBytes: blob.sizeBytes, filename: 'bench', facts };
      return db.transaction(async (tx) => {
        await recordBlob(tx, blob);
        return (await createVideo(tx, { uuid, channelId: 1, name: 'Bench', privacy: 1, source }))
          .id;
      });
    },

    connection: postgres.connection,

    /** Lets workers know of a source. */
    announceSource: (videoId: number) =>
      db.transaction((tx) => emit(tx, sourceReceived, { videoId })),

    /** Throws for one that was given up. */
    async isDone(videoId: number): Promise<boolean> {
      const stage = (await findTranscode(db, videoId))?.stage;
      if (stage === 'held') throw new Error('the video was given up');
      return stage === 'done';
    },

    /** Where the renditions of a video lie, by their heights. */
    renditionsOf: async (videoId: number) =>
      (await findRenditions(db, videoId)).map(({ height, blobKey }) => ({
        height,
        path: storage.localPath({ key: blobKey, place: 'local' }),
      })),

    async [Symbol.asyncDispose]() {
      await close();
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
