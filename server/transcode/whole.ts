import type { SourceFacts } from '../catalog/index.ts';
import { Failure } from '../platform/errors.ts';

const TOLERANCE_SECONDS = 2;
const TOLERANCE_SHARE = 0.03;
const GUESSING_FORMATS = ['mp3']; // their length is estimated from the first few frames
const OVERRUN_SHARE = 2;
const OVERRUN_SECONDS = 60;

type Announced = Pick<SourceFacts, 'durationSeconds' | 'formatName'>;

/**
 * Fails with `unreadable_media` when what was made of a source ends long before its announced end, or runs on far past it.
 */
export function requireWhole(mediaSeconds: number, announced: Announced): void {
  const { durationSeconds, formatName } = announced;
  if (GUESSING_FORMATS.includes(formatName)) return;
  const tolerance = Math.max(TOLERANCE_SECONDS, durationSeconds * TOLERANCE_SHARE);
  if (mediaSeconds < durationSeconds - tolerance)
    throw new Failure(
      'unreadable_media',
      `The file ends after ${inWords(mediaSeconds)} of the ${inWords(durationSeconds)} it announces. ` +
        'It was probably cut short while copying; upload it again.',
      { endsAfterSeconds: mediaSeconds },
    );
  if (mediaSeconds < (lastSecondsOf(announced) ?? Infinity) - TOLERANCE_SECONDS) return;
  throw new Failure(
    'unreadable_media',
    `The times in this file run on long after the ${inWords(durationSeconds)} it announces. ` +
      'Save it anew with another program and upload it again.',
  );
}

export const isCutShort = (failure: Failure): boolean => 'endsAfterSeconds' in failure.details;

/**
 * When at the latest encoding a source ends: one damaged time would otherwise be followed by days of a standing picture.
 * Undefined where nothing is announced, or only guessed.
 */
export const lastSecondsOf = ({ durationSeconds, formatName }: Announced): number | undefined =>
  durationSeconds === 0 || GUESSING_FORMATS.includes(formatName)
    ? undefined
    : OVERRUN_SHARE * durationSeconds + OVERRUN_SECONDS;

function inWords(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}
