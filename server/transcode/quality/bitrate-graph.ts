import { type Segment, secondsOf, sizeOf } from '../pass/media-playlist.ts';
import type { QualityReport } from './report.ts';

const MAX_POINTS = 120;

/** What a rendition takes in the course of time: a point for each segment, or for several where there are many. */
export function bitrateGraph(
  segments: readonly Segment[],
): QualityReport['renditions'][number]['bitrates'] {
  const perPoint = Math.ceil(segments.length / MAX_POINTS);
  let startSeconds = 0;
  return Array.from({ length: Math.ceil(segments.length / perPoint) }, (_, n) => {
    const joined = segments.slice(n * perPoint, (n + 1) * perPoint);
    const seconds = secondsOf({ segments: joined });
    const sizeBytes = joined.reduce((sum, segment) => sum + sizeOf(segment), 0);
    const point = {
      startSeconds: Number(startSeconds.toFixed(3)),
      bitsPerSecond: Math.round((sizeBytes * 8) / seconds),
    };
    startSeconds += seconds;
    return point;
  });
}
