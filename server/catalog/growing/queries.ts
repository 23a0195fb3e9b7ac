import { and, desc, eq, inArray, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { growingRenditions } from '../growing-tables.ts';
import type { NewRendition } from '../rendition.ts';
import { renditions } from '../tables.ts';

/** As much of a rendition as can be watched by now. */
export type Growing = typeof growingRenditions.$inferSelect;

/** What is to be shown, by whoever makes it. */
export type Growth = NewRendition & { token: string };

type Ref = { videoId: number; height: number };

const isIt = ({ videoId, height }: Ref) =>
  and(eq(growingRenditions.videoId, videoId), eq(growingRenditions.height, height));

/** The renditions of a video that can be watched from the beginning, but not to the end yet. */
export const findGrowing = (db: Db, videoId: number): Promise<Growing[]> =>
  db
    .select()
    .from(growingRenditions)
    .where(eq(growingRenditions.videoId, videoId))
    .orderBy(desc(growingRenditions.height));

type Mine = Ref & { token: string };

const isMine = ({ token, ...ref }: Mine) => and(isIt(ref), eq(growingRenditions.token, token));

/**
 * Goes on with a rendition in place of whoever made it until now, who can then show nothing more. Undefined if there is none.
 * Unless it was let go of, that one may still write to its file.
 */
export const takeOverGrowing = (
  db: Db,
  { token, ...ref }: Mine,
): Promise<(Growing & { wasLetGo: boolean }) | undefined> =>
  db.transaction(async (tx) => {
    const [former] = await tx.select().from(growingRenditions).where(isIt(ref)).for('update');
    if (!former) return undefined;
    await tx.update(growingRenditions).set({ token }).where(isIt(ref));
    return { ...former, token, wasLetGo: former.token === null };
  });

/** Says that nothing more is written to its file by whoever this names. */
export const letGoOfGrowing = (db: Db, mine: Mine) =>
  db.update(growingRenditions).set({ token: null }).where(isMine(mine));

/** Has a transaction lose its locks where it stands still for longer than any write takes, so that others need not wait. */
export const limitStandstill = (tx: Db) =>
  tx.execute(sql`set local idle_in_transaction_session_timeout = '45s'`);

/** Locks it for as long as it is ours. */
export async function lockGrowing(tx: Db, mine: Mine): Promise<Growing | undefined> {
  const [row] = await tx.select().from(growingRenditions).where(isMine(mine)).for('update');
  return row;
}

/** Says which file it goes on in. */
export const setGrowingFile = (tx: Db, { videoId, height }: Ref, blobKey: string) =>
  tx.update(growingRenditions).set({ blobKey }).where(isIt({ videoId, height }));

/** Tells whether there was none. */
export const insertGrowing = async (tx: Db, videoId: number, growth: Growth): Promise<boolean> =>
  (
    await tx
      .insert(growingRenditions)
      .values({ ...growth, videoId })
      .onConflictDoNothing()
      .returning({ id: growingRenditions.id })
  ).length > 0;

export const updateGrowing = async (tx: Db, videoId: number, growth: Growth): Promise<void> => {
  const { height } = growth;
  await tx.update(growingRenditions).set(growth).where(isIt({ videoId, height }));
};

/** Forgets what grows of a video, all or what has these heights; returns the keys of its blobs. */
export const dropGrowing = async (
  tx: Db,
  videoId: number,
  heights?: readonly number[],
): Promise<string[]> =>
  (
    await tx
      .delete(growingRenditions)
      .where(
        and(
          eq(growingRenditions.videoId, videoId),
          heights && inArray(growingRenditions.height, [...heights]),
        ),
      )
      .returning({ key: growingRenditions.blobKey })
  ).map(({ key }) => key);

/** Makes a rendition of one that grew: its number stays, so that whoever watches it notices nothing. */
export async function moveGrown(tx: Db, ref: Ref): Promise<void> {
  const [grown] = await tx.delete(growingRenditions).where(isIt(ref)).returning();
  const { token: _, ...whole } = grown!;
  await tx.insert(renditions).overridingSystemValue().values(whole);
}
