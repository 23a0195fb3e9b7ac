import { randomUUID } from 'node:crypto';

import * as z from 'zod';

import { findSource } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import { defineJob } from '../platform/jobs.ts';
import { RunnerWork } from './events.ts';
import { inputOf } from './input-url.ts';
import { JobState } from './jobs/job-state.ts';
import { insertJob } from './jobs/queries.ts';

/** A rung of a ladder that runners may make. */
const RenditionOffer = RunnerWork.extend({
  resolution: z.int(), // the shorter side, in pixels
  framesPerSecond: z.number(),
  maxResultBytes: z.int(),
  isFirst: z.boolean(), // with it the video can be watched
});

const PRIORITY = { first: 0, rest: 100 };

/** Where it is said how urgent administrators find a video: more goes first, 0 is what they said nothing of. */
export type Urgency = { priorityOf: (db: Db, video: { videoId: number }) => Promise<number> };

/** Offers a rendition to runners, unless it is offered already. */
export const offerRendition = ({ priorityOf }: Urgency) =>
  defineJob<{ db: Db; publicUrl: URL }>()({
    name: 'runners.offer-rendition',
    payload: RenditionOffer,
    attempts: 5,
    timeoutMinutes: 1,
    async run(offer, { db, publicUrl }) {
      const { videoId, workUuid, height, resolution, framesPerSecond, maxResultBytes } = offer;
      const source = await findSource(db, videoId);
      if (source?.setUuid !== workUuid) return; // deleted or replaced meanwhile
      const uuid = randomUUID();
      const urgency = await priorityOf(db, { videoId });
      const usual = offer.isFirst ? PRIORITY.first : PRIORITY.rest + Math.round(height / 10);
      await db.transaction((tx) =>
        insertJob(tx, {
          uuid,
          type: 'vod-hls-transcoding',
          state: JobState.pending,
          videoId,
          workUuid,
          height,
          maxResultBytes,
          priority: urgency > 0 ? -urgency : usual,
          payload: {
            input: inputOf(publicUrl, { jobUuid: uuid, videoUuid: source.uuid }),
            output: { resolution, fps: framesPerSecond, separatedAudio: false },
          },
        }),
      );
    },
  });
