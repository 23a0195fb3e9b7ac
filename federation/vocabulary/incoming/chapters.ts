import * as z from 'zod';

import { listOf, text } from './common.ts';

const MAX_CHAPTERS = 100;

/** The chapters of a video of another node, each time once. */
export const ForeignChapters = z.object({
  hasPart: listOf(
    z
      .object({ name: text(100), startOffset: z.number().min(0).max(1_000_000) })
      .transform(({ name, startOffset }) => ({
        title: name.trim(),
        timecode: Math.floor(startOffset),
      })),
    MAX_CHAPTERS,
  ).transform((chapters) => [
    ...new Map(
      chapters.filter(({ title }) => title !== '').map((chapter) => [chapter.timecode, chapter]),
    ).values(),
  ]),
});
