import type { Video } from '../contract.ts';

/** A video with the second up to which somebody watched it. */
export type WatchedVideo = Video & { userHistory: { currentTime: number } };

type Watched = Pick<WatchedVideo, 'duration' | 'userHistory'>;

const ENOUGH = 0.95;
const BEGUN_SECONDS = 5;

/** Whether so much was watched that only its end is missing, if anything. */
export const isSeen = ({ duration, userHistory: { currentTime } }: Watched): boolean =>
  currentTime >= duration * ENOUGH;

/** Whether there is a reason to go on with a video: it was begun, and not seen to its end. */
export const fallsShort = (video: Watched): boolean =>
  video.userHistory.currentTime >= BEGUN_SECONDS && !isSeen(video);

/** Where to go on with a video, in seconds: at its beginning, unless it falls short. */
export const placeIn = (video: Video): number => {
  const watched = video as WatchedVideo;
  return fallsShort(watched) ? watched.userHistory.currentTime : 0;
};
