import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import { announceChange } from '../change-queries.ts';
import { lockVideo } from '../video-queries.ts';
import { changePrivacy } from './change-privacy.ts';
import { findDue, takeDue } from './schedule-queries.ts';

const MOST_AT_ONCE = 500; // the next look takes more

/** Gives every video whose time has come its new privacy. Fails once all have had their turn, when one could not be changed. */
export async function publishDue(db: Db, now: Date): Promise<void> {
  const faults: unknown[] = [];
  for (const { videoId } of await findDue(db, now, MOST_AT_ONCE))
    await publishOne(db, videoId, now).catch((error: unknown) => faults.push(error));
  if (faults.length > 0) throw new AggregateError(faults, String(faults[0]));
}

const publishOne = (db: Db, videoId: number, now: Date): Promise<void> =>
  db.transaction(async (tx) => {
    const video = await lockVideo(tx, videoId); // first, as whoever edits it
    const due = await takeDue(tx, videoId, now);
    if (!video || !due) return;
    await changePrivacy(tx, video, due.privacy, { wasAwaited: true });
    await announceChange(tx, video.uuid);
  });

/** The same as a job, for administrators who ask for it. */
export const publishScheduled = defineJob<{ db: Db }>()({
  name: 'catalog.publish-scheduled',
  payload: z.object({}),
  attempts: 1, // it is looked for all the time anyway
  timeoutMinutes: 5,
  run: (_, { db }) => publishDue(db, new Date()),
});
