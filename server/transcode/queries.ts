import { and, eq, gte, inArray, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';

import type { SetRef } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import { queuedOf } from '../platform/jobs/priority.ts';
import type { Complexity } from './per-title/complexity.ts';
import { transcodes } from './tables.ts';

/** The channel on which every step of a transcode is told, with the number of its video. */
export const TRANSCODE_CHANGES = 'transcode';

export type Transcode = typeof transcodes.$inferSelect;

/** Records the plan of a source; tells whether it is new. */
export async function insertTranscode(
  tx: Db,
  row: typeof transcodes.$inferInsert,
): Promise<boolean> {
  const { setUuid, plannedHeights, wantedHeights } = row;
  const added = await tx
    .insert(transcodes)
    .values(row)
    .onConflictDoUpdate({
      target: transcodes.videoId,
      set: { ...AFRESH, setUuid, plannedHeights, wantedHeights },
      setWhere: ne(transcodes.setUuid, setUuid),
    })
    .returning({ videoId: transcodes.videoId });
  return added.length > 0;
}

const WAITING = {
  stage: 'waiting',
  waitingSince: sql`now()`,
  priority: 0,
  percent: 0,
  speed: null,
  secondsLeft: null,
  lacksRoomSince: null,
} as const;
const AFRESH = {
  ...WAITING,
  stopped: null,
  mayCopy: true,
  madeHere: false,
  stillSeconds: 0,
  complexity: null,
};

/** Plans what is there anew, whatever has become of it. What was stopped goes on. */
export async function planAfresh(tx: Db, { videoId, setUuid, ...plan }: Planned): Promise<void> {
  await insertTranscode(tx, { videoId, setUuid, ...plan });
  await changeTranscode(tx, videoId, { ...WAITING, stopped: null, madeHere: false, ...plan });
}

type Planned = Pick<
  Transcode,
  'videoId' | 'setUuid' | 'plannedHeights' | 'wantedHeights' | 'complexity'
>;

/** Records what the picture of a source needs, and what is made of it therefore. The first to know is right: what is made by then stays. */
export const recordComplexity = (
  db: Db,
  { videoId, setUuid }: SetRef,
  known: { complexity: Complexity; plannedHeights: number[] },
) =>
  db
    .update(transcodes)
    .set(known)
    .where(
      and(
        eq(transcodes.videoId, videoId),
        eq(transcodes.setUuid, setUuid),
        isNull(transcodes.complexity),
      ),
    );

export async function findTranscode(db: Db, videoId: number): Promise<Transcode | undefined> {
  const [row] = await db.select().from(transcodes).where(eq(transcodes.videoId, videoId));
  return row;
}

type Followed = { videoId: number; setUuid?: string };

/**
 * Overwrites what has changed and tells everyone who follows. Tells whether the work goes on: whether the video still exists,
 * with this source, and nobody has stopped it.
 */
export async function updateTranscode(
  db: Db,
  { videoId, setUuid }: Followed,
  change: Partial<Transcode>,
): Promise<boolean> {
  const isCurrent = setUuid === undefined ? undefined : eq(transcodes.setUuid, setUuid);
  const [row] = await db
    .update(transcodes)
    .set({ ...change, updatedAt: sql`now()` })
    .where(and(eq(transcodes.videoId, videoId), isNull(transcodes.stopped), isCurrent))
    .returning({ told: sql`pg_notify(${TRANSCODE_CHANGES}, ${String(videoId)})` });
  return row !== undefined;
}

type Change = { [Column in keyof Transcode]?: Transcode[Column] | SQL };

/** The same as an administrator says it, who can stop the work and have it go on. */
export const changeTranscode = (tx: Db, videoId: number, change: Change) =>
  tx
    .update(transcodes)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(transcodes.videoId, videoId))
    .returning({ told: sql`pg_notify(${TRANSCODE_CHANGES}, ${String(videoId)})` });

/** Something of a video was made and is kept: it does not lack room. That work on it has begun says nothing of the kind. */
export const noteRoom = (db: Db, { videoId }: Followed) =>
  db
    .update(transcodes)
    .set({ lacksRoomSince: null })
    .where(and(eq(transcodes.videoId, videoId), isNotNull(transcodes.lacksRoomSince)));

/** Notes that work waits for room on the disk; tells since when. Undefined where it is not wanted any more. */
export async function noteLackOfRoom(db: Db, videoId: number): Promise<Date | undefined> {
  const since = sql`coalesce(${transcodes.lacksRoomSince}, now())`;
  const change = { lacksRoomSince: since, speed: null, secondsLeft: null };
  await changeTranscode(db, videoId, change);
  return (await findTranscode(db, videoId))?.lacksRoomSince ?? undefined;
}

/** Work that was stopped is to be done again: it waits from now on, whatever it lacked before. */
export const unstopTranscode = (tx: Db, videoId: number) =>
  changeTranscode(tx, videoId, { stopped: null, waitingSince: sql`now()`, lacksRoomSince: null });

/** The next stage begins, at nothing; the last one is all there is. What is over is not urgent any more. */
export const enterStage = (tx: Db, video: Followed, stage: Transcode['stage']): Promise<boolean> =>
  updateTranscode(tx, video, {
    stage,
    percent: stage === 'done' ? 100 : 0,
    ...((stage === 'done' || stage === 'held') && { priority: 0, lacksRoomSince: null }),
    speed: null,
    secondsLeft: null,
  });

/**
 * Whether there is a video of which not a second can be watched, nor is made, and that is not less urgent than this one. It
 * waits in the queue of what is encoded, for however long: another that nobody will begin keeps nobody from going on.
 */
export async function doOthersWait(db: Db, { priority }: { priority: number }): Promise<boolean> {
  const isQueued = inArray(
    sql`${transcodes.videoId}::text`,
    queuedOf('transcode.encode-first', 'videoId'),
  );
  const [row] = await db
    .select({ videoId: transcodes.videoId })
    .from(transcodes)
    .where(
      and(
        eq(transcodes.stage, 'waiting'),
        isNull(transcodes.stopped),
        gte(transcodes.priority, priority),
        isQueued,
      ),
    )
    .limit(1);
  return row !== undefined;
}
