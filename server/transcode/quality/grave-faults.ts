import * as z from 'zod';

import { type QualityReport, Span } from './report.ts';

const BLACK_SHARE = 0.8; // of the length
const FROZEN_SHARE = 0.95; // slides stand still for long
const SILENT_SHARE = 0.99;
const MAX_OFFSET_SECONDS = 0.5;
const LEAST_SSIM = 0.5; // noise at few bits is above it

/** Something for which nobody should be shown a video. */
export const GraveFault = z.object({
  kind: z.enum(['black', 'frozen', 'silent', 'out-of-sync', 'playlist', 'unlike-source']),
  spans: z.array(Span).describe('where it is; none: throughout'),
});
export type GraveFault = z.output<typeof GraveFault>;

/** The faults of a report that are grave enough to keep a video from viewers. */
export function graveFaults(report: QualityReport): GraveFault[] {
  const { black, frozen, silent, soundStartsAfterSeconds, renditions } = report;
  const covers = (spans: Span[], share: number) =>
    secondsOf(spans) >= share * report.durationSeconds;
  const faults: [boolean, GraveFault['kind'], Span[]][] = [
    [covers(black, BLACK_SHARE), 'black', black],
    [covers(frozen, FROZEN_SHARE), 'frozen', frozen],
    [covers(silent, SILENT_SHARE), 'silent', silent],
    [Math.abs(soundStartsAfterSeconds ?? 0) > MAX_OFFSET_SECONDS, 'out-of-sync', []],
    [renditions.some(({ playlistFaults }) => playlistFaults.length > 0), 'playlist', []],
    [renditions.some(({ ssim }) => (ssim ?? 1) < LEAST_SSIM), 'unlike-source', []],
  ];
  return faults.flatMap(([isThere, kind, spans]) => (isThere ? [{ kind, spans }] : []));
}

const secondsOf = (spans: Span[]) =>
  spans.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0);
