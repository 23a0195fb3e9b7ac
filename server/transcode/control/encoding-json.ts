import * as z from 'zod';

import { VideoSummary } from '../../catalog/index.ts';
import { whatLacks } from '../await-room.ts';
import type { Transcode } from '../queries.ts';
import { type ListedEncoding, type State, STATES } from './queries.ts';

/** The encoding of a video, as administrators see it. */
export const Encoding = z
  .object({
    video: VideoSummary,
    state: z.enum(STATES),
    percent: z.number().min(0).max(100),
    speed: z.number().nullable().describe('seconds of video per second'),
    secondsLeft: z.int().nullable(),
    reason: z.string().nullable().describe('why it failed or waits, or who ended it'),
    priority: z.int().describe('more goes first'),
    parts: z.object({ done: z.int(), total: z.int() }).nullable().describe('of a long video'),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'VideoEncoding' });

export function encodingJson<Video>(
  { transcode, holdReason, doneParts, allParts }: ListedEncoding,
  video: Video,
) {
  const { percent, speed, secondsLeft, priority, updatedAt } = transcode;
  const state = stateOf(transcode);
  return {
    video,
    state,
    percent: Math.round(percent * 10) / 10,
    speed,
    secondsLeft,
    reason: reasonOf(transcode, holdReason),
    priority,
    parts: allParts > 0 ? { done: doneParts, total: allParts } : null,
    updatedAt,
  };
}

function reasonOf(transcode: Transcode, holdReason: string | null): string | null {
  const state = stateOf(transcode);
  if (state === 'failed' || state === 'cancelled') return holdReason;
  return state === 'paused' ? null : whatLacks(transcode);
}

function stateOf({ stopped, stage }: Transcode): State {
  if (stopped) return stopped;
  if (stage === 'held') return 'failed';
  return stage === 'waiting' ? 'waiting' : 'encoding';
}
