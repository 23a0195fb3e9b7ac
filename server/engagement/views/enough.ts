const VIEW_SECONDS = 10;

/** Whether so much of a video counts as a view: ten seconds, or half of a shorter one (contract § views). */
export const isEnough = (watchedSeconds: number, durationSeconds: number): boolean =>
  durationSeconds > VIEW_SECONDS
    ? watchedSeconds >= VIEW_SECONDS
    : watchedSeconds * 2 >= durationSeconds;
