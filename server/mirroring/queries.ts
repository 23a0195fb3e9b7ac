import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm';

import { copyFiles, videoCopies } from '../catalog/copy-tables.ts';
import { remoteMedia, videoMirrors } from '../catalog/remote-tables.ts';
import { videos } from '../catalog/tables.ts';
import { secondsFromNow } from '../platform/columns.ts';
import type { Db } from '../platform/db.ts';
import { ADVISORY_LOCK } from '../platform/db/advisory-locks.ts';
import type { Strategy } from './choosing/strategies.ts';

export type CopyRow = typeof videoCopies.$inferSelect;

/** Lets one after the other decide what is mirrored, so that limits hold. */
export const lockMirroring = (tx: Db) =>
  tx.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCK.mirroring}, 0)`);

export const findCopyById = async (db: Db, id: number): Promise<CopyRow | undefined> =>
  (await db.select().from(videoCopies).where(eq(videoCopies.id, id)))[0];

export async function lockCopy(tx: Db, by: { id: number } | { videoUuid: string }) {
  const is = 'id' in by ? eq(videoCopies.id, by.id) : eq(videoCopies.videoUuid, by.videoUuid);
  const [row] = await tx.select().from(videoCopies).where(is).for('update');
  return row;
}

export async function hasCopyOf(db: Db, videoUuid: string): Promise<boolean> {
  const [row] = await db
    .select({ id: videoCopies.id })
    .from(videoCopies)
    .where(eq(videoCopies.videoUuid, videoUuid));
  return row !== undefined;
}

/** Inserts a copy that is to be made; undefined when there is one of that video. */
export async function insertCopy(tx: Db, copy: typeof videoCopies.$inferInsert) {
  const [row] = await tx
    .insert(videoCopies)
    .values(copy)
    .onConflictDoNothing()
    .returning({ id: videoCopies.id });
  return row?.id;
}

export const updateCopy = (tx: Db, id: number, change: Partial<CopyRow>) =>
  tx
    .update(videoCopies)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(videoCopies.id, id));

/** Takes the copy that has been due for longest: until the lease ends nobody else does. */
export async function claimCopy(db: Db, leaseSeconds: number): Promise<CopyRow | undefined> {
  const due = db
    .select({ id: videoCopies.id })
    .from(videoCopies)
    .where(and(eq(videoCopies.state, 'fetching'), lte(videoCopies.nextAttemptAt, sql`now()`)))
    .orderBy(videoCopies.nextAttemptAt)
    .limit(1)
    .for('update', { skipLocked: true });
  const [claimed] = await db
    .update(videoCopies)
    .set({ nextAttemptAt: secondsFromNow(leaseSeconds) })
    .where(eq(videoCopies.id, due))
    .returning();
  return claimed;
}

/** Whether a copy is to be made, or tried again, within these seconds; one that is being made may be, too. */
export async function isDueWithin(db: Db, seconds: number): Promise<boolean> {
  const [row] = await db
    .select({ id: videoCopies.id })
    .from(videoCopies)
    .where(
      and(
        eq(videoCopies.state, 'fetching'),
        lte(videoCopies.nextAttemptAt, secondsFromNow(seconds)),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Gives the new end of a lease that ends at `until`; undefined when it is another's, or the copy is withdrawn. */
export async function renewCopy(
  db: Db,
  id: number,
  until: Date,
  seconds: number,
): Promise<Date | undefined> {
  const [row] = await db
    .update(videoCopies)
    .set({ nextAttemptAt: secondsFromNow(seconds) })
    .where(
      and(
        eq(videoCopies.id, id),
        eq(videoCopies.state, 'fetching'),
        eq(videoCopies.nextAttemptAt, until),
      ),
    )
    .returning({ until: videoCopies.nextAttemptAt });
  return row?.until;
}

export const deleteCopy = (tx: Db, id: number) =>
  tx.delete(videoCopies).where(eq(videoCopies.id, id));

/** Inserts a file of a copy, or what is known anew of one that is there. */
export const insertFile = (tx: Db, file: typeof copyFiles.$inferInsert) =>
  tx
    .insert(copyFiles)
    .values(file)
    .onConflictDoUpdate({
      target: [copyFiles.copyId, copyFiles.name],
      set: { infoHash: sql`excluded.info_hash`, info: sql`excluded.info` },
    });

/** Returns the keys of their blobs. */
export const deleteFilesOf = async (tx: Db, copyId: number): Promise<string[]> =>
  (
    await tx
      .delete(copyFiles)
      .where(eq(copyFiles.copyId, copyId))
      .returning({ key: copyFiles.blobKey })
  ).map(({ key }) => key);

/** How many bytes are held, or set aside, by a strategy. */
export async function usedBytes(db: Db, strategy: Strategy): Promise<number> {
  const [row] = await db
    .select({ bytes: sql<number>`coalesce(sum(${videoCopies.sizeBytes}), 0)::float8` })
    .from(videoCopies)
    .where(and(eq(videoCopies.strategy, strategy), inArray(videoCopies.state, HOLDING)));
  return row!.bytes;
}

const HOLDING = ['fetching', 'kept'] as const;

/** What is told of a video of another node that could be mirrored; undefined when there is none. */
export async function findRemoteVideo(db: Db, by: { id: number } | { uuid: string }) {
  const [row] = await db
    .select({ video: videos, playlists: remoteMedia.streamingPlaylists })
    .from(videos)
    .innerJoin(remoteMedia, eq(remoteMedia.videoId, videos.id))
    .where('id' in by ? eq(videos.id, by.id) : eq(videos.uuid, by.uuid));
  return row;
}

/** Where other nodes keep copies of a video that nothing is known against. */
export const otherSources = (db: Db, videoId: number) =>
  db
    .select({ id: videoMirrors.id, baseUrl: videoMirrors.baseUrl })
    .from(videoMirrors)
    .where(
      and(
        eq(videoMirrors.videoId, videoId),
        sql`${videoMirrors.health} <> 'ill'`,
        sql`(${videoMirrors.expiresAt} is null or ${videoMirrors.expiresAt} > now())`,
      ),
    )
    .orderBy(videoMirrors.host)
    .limit(5);

/** Copies whose video is gone. */
export const copiesOfNothing = (db: Db) =>
  db.select({ id: videoCopies.id }).from(videoCopies).where(isNull(videoCopies.videoId)).limit(100);

/** Of these copies, those that are being made: their files grow. */
export async function beingMade(db: Db, ids: number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: videoCopies.id })
    .from(videoCopies)
    .where(and(inArray(videoCopies.id, ids), eq(videoCopies.state, 'fetching')));
  return new Set(rows.map(({ id }) => id));
}

/** Copies that could not be made, whose time to be tried again has come: they are forgotten, and may be chosen anew. */
export const dropFailed = (db: Db) =>
  db
    .delete(videoCopies)
    .where(
      and(
        eq(videoCopies.state, 'failed'),
        sql`${videoCopies.strategy} <> 'manual'`,
        lte(videoCopies.nextAttemptAt, sql`now()`),
      ),
    );

/** Lets copies that go on being kept stay for so long from now; returns of which videos they are. */
export async function extendCopies(db: Db, minHours: number): Promise<string[]> {
  const rows = await db
    .update(videoCopies)
    .set({ expiresAt: sql`now() + make_interval(hours => ${minHours})` })
    .where(
      and(
        eq(videoCopies.state, 'kept'),
        lte(videoCopies.expiresAt, sql`now() + make_interval(hours => ${minHours}) / 2`),
      ),
    )
    .returning({ videoUuid: videoCopies.videoUuid });
  return rows.map(({ videoUuid }) => videoUuid);
}

/** Another node's copy brought bytes that are not of the video: it is out of use until it is found well. */
export const markFalse = (db: Db, mirrorId: number) =>
  db
    .update(videoMirrors)
    .set({ health: 'ill', problem: FALSE_BYTES, probedAt: sql`now()` })
    .where(eq(videoMirrors.id, mirrorId));

const FALSE_BYTES = 'It has bytes that are not of the video.';
