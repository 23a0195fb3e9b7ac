import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { and, eq, sql } from 'drizzle-orm';

import {
  finishChunk,
  insertChunks,
  type Lease,
  leaseChunk,
} from '../../server/transcode/chunks/queries.ts';
import { transcodeChunks } from '../../server/transcode/tables.ts';
import { ADMIN_PASSWORD, type TestNode } from './node.ts';
import { openCatalog } from './videos.ts';

/** The files of parts in a node's store. */
export async function chunkFiles({ dataDirectory }: Pick<TestNode, 'dataDirectory'>) {
  const all = await readdir(join(dataDirectory, 'blobs/chunks'), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  return all.filter((entry) => entry.isFile()).map(({ name }) => name);
}

const isChunk = ({ videoId, rank, index }: Lease) =>
  and(
    eq(transcodeChunks.videoId, videoId),
    eq(transcodeChunks.rank, rank),
    eq(transcodeChunks.index, index),
  );

/** Speaks to a node's parts as its workers do. */
export async function openChunks(node: TestNode) {
  const { db, givenVideo } = openCatalog(node);
  const root = await node.signIn('root', ADMIN_PASSWORD);
  return {
    lease: () => leaseChunk(db),
    finish: (lease: Lease) => finishChunk(db, lease, { blobKey: null, frames: 0 }),
    /** Lets a worker be silent for too long. */
    expire: (lease: Lease) =>
      db
        .update(transcodeChunks)
        .set({ leasedUntil: sql`now() - interval '1 second'` })
        .where(isChunk(lease)),
    /** A video of an account, in parts; returns its number. */
    async given(ownerId: number, parts: number): Promise<number> {
      const { id, uuid } = await givenVideo(root);
      const common = { videoId: id, setUuid: uuid, ownerId, rank: 0, heights: [144] };
      const chunks = Array.from({ length: parts }, (_, index) => ({
        ...common,
        index,
        startSeconds: index * 4,
      }));
      await insertChunks(db, chunks);
      return id;
    },
  };
}
