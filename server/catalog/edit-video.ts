import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { announceChange } from './change-queries.ts';
import { updateVideo } from './video-queries.ts';
import { VideoPrivacy } from './video.ts';

const flag = z.stringbool();

/** What may be changed of a video; form fields, all optional (contract § PUT videos/:id). */
export const VideoChange = z.object({
  name: z.string().trim().min(3).max(120).optional(),
  description: z.string().max(10_000).optional(),
  support: z.string().max(1000).optional(),
  category: z.coerce.number().int().min(1).max(18).optional(),
  licence: z.coerce.number().int().min(1).max(9).optional(),
  language: z.string().min(2).max(10).optional(),
  privacy: z.coerce
    .number()
    .pipe(
      z.literal([
        VideoPrivacy.public,
        VideoPrivacy.unlisted,
        VideoPrivacy.private,
        VideoPrivacy.internal,
      ]),
    )
    .optional(),
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
