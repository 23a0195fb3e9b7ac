import { randomUUID } from 'node:crypto';

import * as z from 'zod';

import { findSource } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import { defineJob } from '../platform/jobs.ts';
import { inputOf, taskFileUrl } from './input-url.ts';
import { JobState } from './jobs/job-state.ts';
import type { TaskFiles } from './jobs/payload.ts';
import { insertJob } from './jobs/queries.ts';

const Task = z.object({
  name: z.string(),
  options: z.record(z.string(), z.unknown()),
  key: z.string().optional(), // of the blob that is its file
});

/** An edit that runners may make. */
const EditOffer = z.object({
  videoId: z.int(),
  workUuid: z.uuid(),
  maxResultBytes: z.int(),
  tasks: z.array(Task),
});

const PRIORITY = 50; // after what cannot be watched yet, before what can be watched less well

/** Offers an edit to runners, unless it is offered already. */
export const offerEdit = defineJob<{ db: Db; publicUrl: URL }>()({
  name: 'runners.offer-edit',
  payload: EditOffer,
  attempts: 5,
  timeoutMinutes: 1,
  async run({ videoId, workUuid, maxResultBytes, tasks }, { db, publicUrl }) {
    const source = await findSource(db, videoId);
    if (!source) return; // deleted meanwhile
    const uuid = randomUUID();
    const named = { jobUuid: uuid, videoUuid: source.uuid };
    const files: TaskFiles = {};
    const asked = tasks.map(({ name, options, key }, n) => {
      if (key === undefined) return { name, options };
      const filename = `${n}-${key.split('/').at(-1)!}`;
      files[filename] = key;
      return { name, options: { ...options, file: taskFileUrl(publicUrl, named, filename) } };
    });
    await db.transaction((tx) =>
      insertJob(tx, {
        uuid,
        type: 'video-studio-transcoding',
        state: JobState.pending,
        videoId,
        workUuid,
        maxResultBytes,
        priority: PRIORITY,
        files,
        payload: { input: inputOf(publicUrl, named), tasks: asked, output: {} },
      }),
    );
  },
});
