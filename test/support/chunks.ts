import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { and, eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';

import { completeRenditions, findSource } from '../../server/catalog/index.ts';
import { planChunks } from '../../server/transcode/chunks/plan-chunks.ts';
import {
  chunksOf,
  finishChunk,
  insertChunks,
  type Lease,
  leaseChunk,
} from '../../server/transcode/chunks/queries.ts';
import { sweepChunks } from '../../server/transcode/chunks/sweep-chunks.ts';
import { enterStage, insertTranscode } from '../../server/transcode/queries.ts';
import { transcodeChunks, transcodes } from '../../server/transcode/tables.ts';
import { findWork } from '../../server/transcode/work.ts';
import { sourceFacts, videoTrack } from './facts.ts';
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
  const { db, givenVideo, changeVideo } = openCatalog(node);
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
    /** Makes it so many hours later for all that waits to be begun. */
    ageWaits: (hours: number) =>
      db.update(transcodes).set({ waitingSince: sql`now() - make_interval(hours => ${hours})` }),
    /** Has the sweep look for parts nobody works at. */
    sweep: () => sweepChunks.run({}, { db, signal: AbortSignal.timeout(60_000) }),
    /** A video of twelve seconds of which nothing is made; returns its number. */
    async givenSource(): Promise<number> {
      const { id } = await givenVideo(root, { published: false });
      const facts = { ...sourceFacts({ video: videoTrack() }), durationSeconds: 12 };
      await changeVideo(id, { sourceFacts: facts });
      return id;
    },
    /** Lays out a source in parts of four seconds, as a worker that has these heights to make. */
    async plan(videoId: number, heights: number[]): Promise<void> {
      const source = (await findSource(db, videoId))!;
      const { setUuid } = source;
      await insertTranscode(db, { videoId, setUuid, wantedHeights: [360, 144] });
      const work = (await findWork(db, videoId))!;
      const rungs = work.plan.rungs.filter(({ height }) => heights.includes(height));
      await planChunks({ db, config: { chunkSeconds: 4 } }, work, rungs);
    },
    parts: (videoId: number) => chunksOf(db, videoId),
    /** How many jobs of a kind were started for a video. */
    async jobs(name: string, videoId: number): Promise<number> {
      const found = await db.execute(
        sql`select from jobs.job where name = ${name} and (data->>'videoId')::int = ${videoId}`,
      );
      return found.length;
    },
    /** Ends the encoding of a video while somebody asks for something that has to wait for that; returns the answer. */
    async endBeside<Answer>(videoId: number, ask: () => Promise<Answer>): Promise<Answer> {
      const { answer } = await db.transaction(async (tx) => {
        await completeRenditions(tx, videoId);
        await enterStage(tx, { videoId }, 'done');
        const asked = { answer: ask() };
        const waiting = sql`select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`;
        await expect.poll(() => db.execute(waiting), { timeout: 60_000 }).toHaveLength(1);
        return asked;
      });
      return answer;
    },
    /** A video of an account, in parts; returns its number. */
    async given(ownerId: number, parts: number): Promise<number> {
      const { id, uuid } = await givenVideo(root);
      const common = { videoId: id, setUuid: uuid, ownerId, rank: 0, heights: [144] };
      const chunks = Array.from({ length: parts }, (_, index) => ({
        ...common,
        index,
        startSeconds: index * 4,
      }));
      await insertTranscode(db, { ...common, plannedHeights: [144], wantedHeights: [144] });
      await insertChunks(db, chunks);
      return id;
    },
  };
}
