import * as z from 'zod';

import { FURTHER_CODECS, type FurtherRendition, playlistSeconds } from '../../catalog/index.ts';
import { type Plan, planTranscode } from '../plan/plan.ts';
import type { Work } from '../work.ts';
import { Complexity } from './complexity.ts';
import { rateFactor } from './tailor.ts';

export const LadderJson = z.object({
  complexity: Complexity.nullable().describe('null until it was looked at'),
  rateFactor: z.number().describe('of the usual bitrates'),
  renditions: z.array(
    z.object({
      resolution: z.int(),
      usualBitsPerSecond: z.int().describe('what the picture of a usual film may use at most'),
      bitsPerSecond: z.int().nullable().describe('what this one may; null: it is left out'),
      isFirst: z.boolean().describe('made before its source was measured'),
      isCopied: z.boolean().describe('from the source, as it is'),
    }),
  ),
  further: z
    .array(
      z.object({
        codec: z.enum(FURTHER_CODECS),
        resolution: z.int(),
        averageBitsPerSecond: z.int().describe('with its sound'),
      }),
    )
    .describe('what is there in other codecs than H.264'),
});

type Ladder = z.output<typeof LadderJson>;

/** Of a source that has not been looked at, or is gone. */
export const UNPLANNED: Ladder = { complexity: null, rateFactor: 1, renditions: [], further: [] };

/** What is made of a source, picture by picture, and why. */
export function ladderJson(work: Work, further: readonly FurtherRendition[]): Ladder {
  const { source, plan, complexity, mayCopy, wantedHeights } = work;
  const usual = planTranscode(source.facts, { mayCopy, wantedHeights });
  const decided = new Map(plan.rungs.map(({ height, bitsPerSecond }) => [height, bitsPerSecond]));
  return {
    complexity,
    rateFactor: complexity ? rateFactor(complexity) : 1,
    renditions: usual.rungs
      .filter(({ height }) => height > 0)
      .map(({ height, bitsPerSecond }) => ({
        resolution: height,
        usualBitsPerSecond: bitsPerSecond,
        bitsPerSecond: decided.get(height) ?? null,
        ...beginning(plan, height),
      })),
    further: further.map(({ codec, height, sizeBytes, playlist }) => ({
      codec,
      resolution: height,
      averageBitsPerSecond: Math.round((8 * sizeBytes) / playlistSeconds(playlist)),
    })),
  };
}

function beginning({ first, copiesPicture }: Plan, height: number) {
  const isFirst = first.some((rung) => rung.height === height);
  return { isFirst, isCopied: isFirst && copiesPicture };
}
