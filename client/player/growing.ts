import { t } from '../i18n/t.ts';
import { formatClock } from './clock.ts';
import type { MediaState } from './media.ts';

type Growing = Pick<MediaState, 'madeSeconds' | 'durationSeconds'>;
type Reached = Growing & Pick<MediaState, 'liveSeconds'>;

/** How far a playlist has come that is still written: `edge` is its end, `sync` where to play what is live. */
export const growthOf = (
  { live, edge }: { live: boolean; edge: number },
  { isLive = false, sync }: { isLive?: boolean | undefined; sync: number | null },
): Pick<MediaState, 'madeSeconds' | 'liveSeconds'> => ({
  madeSeconds: live && !isLive ? edge : null,
  liveSeconds: live && isLive ? (sync ?? edge) : null,
});

/** Where to be with what is live and the browser plays by itself. */
export const nativeLiveSeconds = ({
  duration,
  seekable,
}: Pick<HTMLVideoElement, 'duration' | 'seekable'>): number | null =>
  duration === Infinity && seekable.length > 0 ? seekable.end(seekable.length - 1) : null;

const BEHIND_SECONDS = 10; // a segment or two, which a line may cost now and then

/** Whether somebody has paused what is live, or gone back in it. */
export const isBehind = ({
  liveSeconds,
  currentSeconds,
}: Pick<MediaState, 'liveSeconds' | 'currentSeconds'>): boolean =>
  liveSeconds !== null && liveSeconds - currentSeconds > BEHIND_SECONDS;

/** How long the video is: while it is still made the media ends where it has come to, and `lastsSeconds` tells. */
export const lengthOf = ({ madeSeconds, durationSeconds }: Growing, lastsSeconds: number): number =>
  madeSeconds === null ? durationSeconds : Math.max(durationSeconds, lastsSeconds);

const CLOSE_SECONDS = 2; // so that there is something to play when it gets there

/** The latest moment one can go to. */
export const reachOf = ({ madeSeconds, liveSeconds, durationSeconds }: Reached): number =>
  liveSeconds ??
  (madeSeconds === null ? durationSeconds : Math.max(0, madeSeconds - CLOSE_SECONDS));

/** What viewers are told of a video that is not whole yet; empty for one that is. */
export const growingWords = ({ madeSeconds }: Growing): string =>
  madeSeconds === null
    ? ''
    : t('Still being made: available up to {time}', { time: formatClock(madeSeconds) });
