import type { Cue } from './parse-captions.ts';

/** A WebVTT file of these cues. */
export const writeVtt = (cues: readonly Cue[]): string =>
  ['WEBVTT', ...cues.map(writeCue)].join('\n\n') + '\n';

function writeCue({ startSeconds, endSeconds, settings, text }: Cue): string {
  const timing = `${writeTime(startSeconds)} --> ${writeTime(endSeconds)}`;
  return `${settings ? `${timing} ${settings}` : timing}\n${text}`;
}

function writeTime(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const part = (divisor: number, modulus: number, digits = 2) =>
    String(Math.floor(milliseconds / divisor) % modulus).padStart(digits, '0');
  return `${part(3_600_000, 1000)}:${part(60_000, 60)}:${part(1000, 60)}.${part(1, 1000, 3)}`;
}
