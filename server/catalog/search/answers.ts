import * as z from 'zod';

import { ListOf } from '../actor-answers.ts';
import { LetteredLabel, NumberedLabel, VideoSummary } from '../video-answers.ts';

const count = z.int().positive();
const numbered = z.array(NumberedLabel.extend({ count }));
const lettered = z.array(LetteredLabel.extend({ count }));

/** Videos that were found. What is not in the contract's answer is ours, and optional. */
export const FoundVideos = ListOf(
  VideoSummary.extend({
    captionHits: z
      .array(z.object({ startSeconds: z.number(), text: z.string(), language: z.string() }))
      .min(1)
      .max(3)
      .optional(),
  }),
).extend({
  correctedSearch: z.string().optional(),
  facets: z
    .object({
      categories: numbered,
      licences: numbered,
      languages: lettered,
      tags: lettered,
      hosts: lettered,
      durations: lettered,
    })
    .optional(),
});
