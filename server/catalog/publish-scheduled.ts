import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { defineJob } from '../platform/jobs.ts';
import { changePrivacy } from './change-privacy.ts';
import { announceChange } from './change-queries.ts';
import { takeDue } from './schedule-queries.ts';
import { lockVideo } from './video-queries.ts';

const BATCH = 50;

/** Gives every video whose time has come its new privacy. */
export async function publishDue(db: Db, now: Date): Promise<void> {
  const takeSome = () =>
    db.transaction(async (tx) => {
      const due = await takeDue(tx, now, BATCH);
      for (const { videoId, privacy } of due) {
        const video = await lockVideo(tx, videoId);
        if (!video) continue;
        await changePrivacy(tx, video, privacy, { wasAwaited: true });
        await announceChange(tx, video.uuid);
      }
      return due.length;
    });
  while ((await takeSome()) === BATCH);
}

/** The same as a job, for administrators who ask for it. */
export const publishScheduled = defineJob<{ db: Db }>()({
  name: 'catalog.publish-scheduled',
  payload: z.object({}),
  attempts: 1, // it is looked for all the time anyway
  timeoutMinutes: 5,
  run: (_, { db }) => publishDue(db, new Date()),
});
