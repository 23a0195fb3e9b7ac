import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { ActivityAction, recordVideoActivity } from '../activities/activity.ts';
import { announceChange } from '../change-queries.ts';
import { lockVideo } from '../video-queries.ts';
import { MAX_CHAPTERS, TITLE_MAX_CHARACTERS } from './parse-chapters.ts';
import { replaceChapters } from './queries.ts';

/** The chapters of a video (contract § PUT videos/:id/chapters). */
export const Chapters = z.object({
  chapters: z
    .array(
      z.object({
        timecode: z.int().min(0).max(1_000_000),
        title: z.string().trim().min(1).max(TITLE_MAX_CHARACTERS),
      }),
    )
    .max(MAX_CHAPTERS)
    .refine(
      (all) => new Set(all.map(({ timecode }) => timecode)).size === all.length,
      'has two chapters at one time',
    ),
});

/** Gives a video these chapters, in place of those it had, in the name of an account if it is somebody's wish. */
export const setChapters = (
  db: Db,
  video: { id: number; uuid: string },
  { chapters }: z.output<typeof Chapters>,
  accountId?: number,
): Promise<void> =>
  db.transaction(async (tx) => {
    await replaceChapters(tx, video.id, chapters);
    const found = accountId === undefined ? undefined : await lockVideo(tx, video.id);
    if (found && accountId !== undefined)
      await recordVideoActivity(tx, ActivityAction.updateChapters, found, accountId);
    await announceChange(tx, video.uuid);
  });
