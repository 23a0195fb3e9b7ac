import type { GraveFault } from './grave-faults.ts';
import type { Span } from './report.ts';

const MAX_SPANS = 2; // of a fault: all are in the report

const WORDS: Record<GraveFault['kind'], string> = {
  black: 'black',
  frozen: 'frozen',
  silent: 'silent',
  'out-of-sync': 'sound and picture are apart',
  playlist: 'a playlist is wrong',
  'unlike-source': 'unlike its file',
};

/** Why the gate holds a video, with timecodes, in words for its owner and moderators. */
export const gateWords = (faults: readonly GraveFault[]): string =>
  `It did not pass the quality gate: ${faults.map(wordsOf).join('; ')}.`;

function wordsOf({ kind, spans }: GraveFault): string {
  const shown = spans.slice(0, MAX_SPANS).map(timecodes);
  const more = spans.length > MAX_SPANS ? [`${spans.length - MAX_SPANS} more`] : [];
  return [WORDS[kind], [...shown, ...more].join(', ')].filter(Boolean).join(' ');
}

const timecodes = ({ startSeconds, endSeconds }: Span) =>
  `${timecode(startSeconds)}–${timecode(endSeconds)}`;

/** `1:02:03`, `0:07`. */
function timecode(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
