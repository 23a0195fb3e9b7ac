/** What is to be played while it comes. */
export interface Stretch {
  sizeBytes: number;
  seconds: number;
}

/** How much of it has come, and how long after it was asked for. */
export interface Progress {
  gotBytes: number;
  elapsedMs: number;
}

/** A line may become this much slower before playback has to stand still. */
const MARGIN = 0.7;

/** Whether playback that begins now gets the rest before it needs it, at the pace so far and with a margin. */
export function comesInTime({ gotBytes, elapsedMs }: Progress, stretch: Stretch): boolean {
  const bytesPerMs = (MARGIN * gotBytes) / Math.max(1, elapsedMs);
  return gotBytes + bytesPerMs * stretch.seconds * 1000 >= stretch.sizeBytes;
}
