import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { defineJob } from '../../platform/jobs.ts';
import { announceCounts } from '../change-queries.ts';
import { mirrorAnnounced } from '../copies/events.ts';
import {
  countOthers,
  dropExpired,
  dropMirror,
  findMirror,
  lockMirrored,
  putMirror,
} from './mirror-queries.ts';

/** A copy of a video's HLS files that another node keeps. */
export type RemoteMirror = {
  /** Its id, on the host of who keeps it. */
  url: string;
  videoId: number;
  /** The directory its files lie in, on the same host. */
  baseUrl: string;
  /** Null: until it is taken back. */
  expiresAt: Date | null;
};

const MAX_MIRRORS_PER_VIDEO = 20;

/**
 * Tells players of a copy of a video from now on; one a node. Safe to repeat. Fails with `conflict` when the video has as
 * many as players have use for, or the id is of a copy of another video.
 */
export async function takeRemoteMirror(tx: Db, mirror: RemoteMirror): Promise<void> {
  const said = { ...mirror, host: new URL(mirror.url).host };
  if (!(await lockMirrored(tx, mirror.videoId))) return; // gone meanwhile
  const known = await findMirror(tx, mirror.url);
  if (known && known.videoId !== mirror.videoId)
    throw new Failure('conflict', 'This id is of a copy of another video.');
  if ((await countOthers(tx, said)) >= MAX_MIRRORS_PER_VIDEO)
    throw new Failure('conflict', 'There are copies enough of this video.');
  await putMirror(tx, said);
  if (!known) await emit(tx, mirrorAnnounced, {});
  await announceCounts(tx);
}

/** Forgets a copy that is kept no longer. Safe to repeat. */
export async function forgetRemoteMirror(tx: Db, url: string): Promise<void> {
  await dropMirror(tx, url);
  await announceCounts(tx);
}

/** Forgets copies whose time is over. Players are told of them no longer before that. */
export const sweepMirrors = defineJob<{ db: Db }>()({
  name: 'catalog.sweep-mirrors',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 10,
  cron: '23 * * * *',
  async run(_, { db }) {
    await dropExpired(db);
  },
});
