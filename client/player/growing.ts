import { t } from '../i18n/t.ts';
import { formatClock } from './clock.ts';
import type { MediaState } from './media.ts';

type Growing = Pick<MediaState, 'madeSeconds' | 'durationSeconds'>;

/** How long the video is: while it is still made the media ends where it has come to, and `lastsSeconds` tells. */
export const lengthOf = ({ madeSeconds, durationSeconds }: Growing, lastsSeconds: number): number =>
  madeSeconds === null ? durationSeconds : Math.max(durationSeconds, lastsSeconds);

const CLOSE_SECONDS = 2; // so that there is something to play when it gets there

/** The latest moment one can go to. */
export const reachOf = ({ madeSeconds, durationSeconds }: Growing): number =>
  madeSeconds === null ? durationSeconds : Math.max(0, madeSeconds - CLOSE_SECONDS);

/** What viewers are told of a video that is not whole yet; empty for one that is. */
export const growingWords = ({ madeSeconds }: Growing): string =>
  madeSeconds === null
    ? ''
    : t('Still being made: available up to {time}', { time: formatClock(madeSeconds) });
