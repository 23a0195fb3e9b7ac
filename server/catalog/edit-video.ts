import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { announceChange } from './change-queries.ts';
import { updateVideo } from './video-queries.ts';
import { VideoPrivacy } from './video.ts';

const flag = z.union([z.boolean(), z.stringbool()]);

/** What may be changed of a video, as a form or as JSON; null clears (contract § PUT videos/:id). */
export const VideoChange = z.object({
  name: z.string().trim().min(3).max(120).optional(),
  description: z.string().max(10_000).nullish(),
  support: z.string().max(1000).nullish(),
  category: z.coerce.number().int().min(1).max(18).nullish(),
  licence: z.coerce.number().int().min(1).max(9).nullish(),
  language: z.string().min(2).max(10).nullish(),
  privacy: z.coerce.number().int().min(VideoPrivacy.public).max(VideoPrivacy.internal).optional(),
  nsfw: flag.optional(),
  downloadEnabled: flag.optional(),
});
export type VideoChange = z.output<typeof VideoChange>;

/** Changes what is given, leaves the rest. */
export const editVideo = (db: Db, video: { id: number; uuid: string }, change: VideoChange) =>
  db.transaction(async (tx) => {
    await updateVideo(
      tx,
      video.id,
      Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
    );
    await announceChange(tx, video.uuid);
  });
