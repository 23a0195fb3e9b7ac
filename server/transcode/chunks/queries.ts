import { and, asc, count, desc, eq, isNull, ne, or, sql } from 'drizzle-orm';

import { secondsFromNow } from '../../platform/columns.ts';
import type { Db } from '../../platform/db.ts';
import { blobs } from '../../platform/tables.ts';
import { transcodeChunks, transcodes } from '../tables.ts';

export type Chunk = typeof transcodeChunks.$inferSelect;
export type NewChunk = typeof transcodeChunks.$inferInsert;
/** A chunk somebody works at. `formerToken` names who did before and did not end. */
export type Lease = Omit<Chunk, 'token'> & { token: string; formerToken: string | null };

/** A worker that is not heard of for so long is taken for dead. */
export const LEASE_SECONDS = 12;
const FAIR_OVER = sql`interval '10 minutes'`;

const until = secondsFromNow(LEASE_SECONDS);

const isStopped = sql`exists (select from ${transcodes} where ${transcodes.videoId} = ${transcodeChunks.videoId}
  and ${transcodes.stopped} is not null)`;

/** Records parts that are not there yet; returns how many were new. */
export async function insertChunks(tx: Db, chunks: NewChunk[]): Promise<number> {
  const added = await tx
    .insert(transcodeChunks)
    .values(chunks)
    .onConflictDoNothing()
    .returning({ index: transcodeChunks.index });
  return added.length;
}

/**
 * Takes the part that is to be made next: what an administrator has moved to the front comes before all else, then what
 * videos can be watched with, then whose videos had least done for them lately, then the earliest part. Undefined when all
 * are made, being made, or of videos that are stopped.
 */
export const leaseChunk = (db: Db): Promise<Lease | undefined> =>
  db.transaction(async (tx) => {
    const c = transcodeChunks;
    const lately = sql`(select count(*) from ${c} other where other.owner_id = ${c.ownerId} and other.rank = ${c.rank}
      and (other.done_at > now() - ${FAIR_OVER} or other.leased_until > now()))`;
    const priority = sql`coalesce((select ${transcodes.priority} from ${transcodes} where ${transcodes.videoId} = ${c.videoId}), 0)`;
    const [next] = await tx
      .select()
      .from(c)
      .where(
        sql`${c.doneAt} is null and (${c.leasedUntil} is null or ${c.leasedUntil} < now()) and not ${isStopped}`,
      )
      .orderBy(desc(priority), asc(c.rank), lately, asc(c.index), asc(c.videoId))
      .limit(1)
      .for('update', { skipLocked: true });
    if (!next) return undefined;
    const [leased] = await tx
      .update(c)
      .set({ token: sql`gen_random_uuid()`, leasedUntil: until, attempts: next.attempts + 1 })
      .where(isChunk(next))
      .returning();
    return { ...leased!, token: leased!.token!, formerToken: next.token };
  });

type ChunkRef = Pick<Chunk, 'videoId' | 'rank' | 'index'>;

const isChunk = ({ videoId, rank, index }: ChunkRef) =>
  and(
    eq(transcodeChunks.videoId, videoId),
    eq(transcodeChunks.rank, rank),
    eq(transcodeChunks.index, index),
  );

const isMine = (lease: Lease) =>
  and(isChunk(lease), eq(transcodeChunks.token, lease.token), isNull(transcodeChunks.doneAt));

/** Keeps a part for longer. False when it is somebody else's by now, gone with its video, or stopped with it. */
export const renewLease = async (db: Db, lease: Lease): Promise<boolean> =>
  (
    await db
      .update(transcodeChunks)
      .set({ leasedUntil: until })
      .where(and(isMine(lease), sql`not ${isStopped}`))
      .returning({ index: transcodeChunks.index })
  ).length > 0;

/** Gives a part back, so that it is taken again at once. */
export const releaseLease = (db: Db, lease: Lease) =>
  db.update(transcodeChunks).set({ leasedUntil: null }).where(isMine(lease));

/** Gives a part back, to be taken again after so many seconds: that it was tried does not count. */
export const postponeLease = (db: Db, lease: Lease, seconds: number) =>
  db
    .update(transcodeChunks)
    .set({ leasedUntil: secondsFromNow(seconds), attempts: lease.attempts - 1 })
    .where(isMine(lease));

/** Records what was made of a part. False when it comes too late. */
export const finishChunk = async (
  tx: Db,
  lease: Lease,
  { blobKey, frames }: Pick<Chunk, 'blobKey' | 'frames'>,
): Promise<boolean> =>
  (
    await tx
      .update(transcodeChunks)
      .set({ doneAt: sql`now()`, leasedUntil: null, blobKey, frames })
      .where(isMine(lease))
      .returning({ index: transcodeChunks.index })
  ).length > 0;

/** The parts of a video in their order: the sound of the whole first. */
export const chunksOf = (db: Db, videoId: number): Promise<Chunk[]> =>
  db
    .select()
    .from(transcodeChunks)
    .where(eq(transcodeChunks.videoId, videoId))
    .orderBy(asc(transcodeChunks.rank), asc(transcodeChunks.index));

/** Forgets the parts of a video; returns the keys of their blobs. */
export async function dropChunks(tx: Db, videoId: number): Promise<string[]> {
  const dropped = await tx
    .delete(transcodeChunks)
    .where(eq(transcodeChunks.videoId, videoId))
    .returning();
  return dropped.flatMap(({ blobKey }) => blobKey ?? []);
}

/** Forgets parts of a source the video no longer has; returns the keys of their blobs. */
export async function dropFormer(tx: Db, videoId: number, setUuid: string): Promise<string[]> {
  const isFormer = and(eq(transcodeChunks.videoId, videoId), ne(transcodeChunks.setUuid, setUuid));
  const dropped = await tx.delete(transcodeChunks).where(isFormer).returning();
  return dropped.flatMap(({ blobKey }) => blobKey ?? []);
}

/** Takes the parts of a video from whoever works at them. */
export const releaseChunks = (tx: Db, videoId: number) =>
  tx
    .update(transcodeChunks)
    .set({ leasedUntil: null })
    .where(and(eq(transcodeChunks.videoId, videoId), isNull(transcodeChunks.doneAt)));

/** Keeps others from stopping a video, or ending a part of it, meanwhile: one of them must be the last. */
export const lockTranscode = (tx: Db, videoId: number) =>
  tx.select().from(transcodes).where(eq(transcodes.videoId, videoId)).for('update');

/** How much of a rank is made. */
export async function countDone(tx: Db, videoId: number, rank: number) {
  const [row] = await tx
    .select({ all: count(), done: count(transcodeChunks.doneAt) })
    .from(transcodeChunks)
    .where(and(eq(transcodeChunks.videoId, videoId), eq(transcodeChunks.rank, rank)));
  return row!;
}

const isGivenUp = sql`${transcodeChunks.leasedUntil} < now() - interval '1 minute'`;

/** What waits while others are made is not forsaken. */
const isLeftAlone = sql`${transcodeChunks.leasedUntil} is null and not exists (
  select from ${transcodeChunks} busy where busy.leased_until > now() - interval '1 minute')`;

/** Parts nobody works at, whatever became of the jobs that should, each with its video. */
export const findForsaken = (db: Db) =>
  db
    .select({ videoId: transcodeChunks.videoId })
    .from(transcodeChunks)
    .where(and(isNull(transcodeChunks.doneAt), sql`not ${isStopped}`, or(isGivenUp, isLeftAlone)))
    .limit(1000);

/** Blobs of parts of videos that are gone. */
export async function findStrayChunks(db: Db): Promise<string[]> {
  const rows = await db
    .select({ key: blobs.key })
    .from(blobs)
    .where(
      sql`${blobs.key} like 'chunks/%' and not exists
        (select from ${transcodeChunks} where ${transcodeChunks.blobKey} = ${blobs.key})`,
    )
    .limit(1000);
  return rows.map(({ key }) => key);
}
