const VIEW_SECONDS = 10;

/** How long a video is; what is live has no length, whatever is said of it. */
export type Length = { durationSeconds: number; isLive: boolean };

/**
 * Whether so much of a video counts as a view: ten seconds, or half of a shorter one (contract § views). Of what is live it
 * is ten seconds.
 */
export const isEnough = (watchedSeconds: number, { durationSeconds, isLive }: Length): boolean =>
  isLive || durationSeconds > VIEW_SECONDS
    ? watchedSeconds >= VIEW_SECONDS
    : watchedSeconds * 2 >= durationSeconds;
