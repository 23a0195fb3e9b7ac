/** How bytes of a file are wanted. */
export interface Wanted {
  /** Playback until they are needed, in seconds; below zero it waits for them. */
  slackSeconds: () => number;
  /** The origin is sending them already, to who asked it without us. */
  isOnItsWay: () => boolean;
  /** Aborts when they are wanted no longer. */
  signal: AbortSignal;
}
