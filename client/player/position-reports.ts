import { lengthOf } from './growing.ts';
import type { MediaState } from './media.ts';
import type { PlayerProps } from './player-props.ts';
import type { MediaStore } from './store.ts';

const POSITION_EVERY_MS = 5_000;

/**
 * Tells where playback is: now and then while it goes on, when it begins or rests, before and after a jump and, when what
 * this gives is called, for the last time.
 */
export function reportPosition(
  store: MediaStore,
  lastsSeconds: () => number,
  tell: PlayerProps['onposition'],
): () => void {
  let before = store.state;
  let timer: ReturnType<typeof setInterval> | undefined;
  const report = () => {
    const durationSeconds = lengthOf(before, lastsSeconds());
    const isLive = before.liveSeconds !== null; // which has no length where the browser plays it by itself
    if (durationSeconds > 0 || isLive) tell(before.currentSeconds, durationSeconds, false);
  };
  const unsubscribe = store.subscribe((now) => {
    const hasJumped = now.started && now.seeking !== before.seeking;
    const { currentSeconds } = now.seeking ? before : now;
    if (hasJumped) tell(currentSeconds, lengthOf(now, lastsSeconds()), !now.seeking);
    const hasTurned = isPlaying(now) !== isPlaying(before);
    before = now;
    if (!hasTurned) return;
    clearInterval(timer);
    if (isPlaying(now)) timer = setInterval(report, POSITION_EVERY_MS);
    report();
  });
  return () => {
    unsubscribe();
    clearInterval(timer);
    report();
  };
}

const isPlaying = ({ started, paused }: MediaState) => started && !paused;
