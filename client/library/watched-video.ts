import type { Video } from '../contract.ts';

/** A video with the second up to which somebody watched it. */
export type WatchedVideo = Video & { userHistory: { currentTime: number } };

const ENOUGH = 0.95;
const BEGUN_SECONDS = 5;

/** Whether there is a reason to go on with a video: it was begun, and not seen to its end. */
export const fallsShort = ({ duration, userHistory: { currentTime } }: WatchedVideo): boolean =>
  currentTime >= BEGUN_SECONDS && currentTime < duration * ENOUGH;
