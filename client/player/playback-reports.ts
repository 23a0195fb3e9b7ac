import { createQualityMeter, type Playback } from './quality.ts';
import type { MediaStore } from './store.ts';

const PLAYBACK_EVERY_MS = 15_000;

/** Tells how playback goes, now and then and, when what this gives is called, for the last time. */
export function reportPlayback(store: MediaStore, tell: (playback: Playback) => void): () => void {
  const meter = createQualityMeter(store.state);
  store.subscribe((now) => meter.observe(now));
  const tellWhatIsNew = () => {
    const playback = meter.take();
    if (playback) tell(playback);
  };
  const timer = setInterval(tellWhatIsNew, PLAYBACK_EVERY_MS);
  return () => {
    clearInterval(timer);
    tellWhatIsNew();
  };
}
