import type { MediaStore } from '../player/store.ts';
import type { EmbedOptions } from './options.ts';

type Steered = Pick<MediaStore, 'request' | 'subscribe'>;

/** Holds a player to what its address says: captions, speed, where to stop, what to do at the end. */
export function follows(
  store: Steered,
  options: EmbedOptions,
  onended: (() => void) | undefined,
): () => void {
  let begun = false;
  let ended = false;
  return store.subscribe((state) => {
    if (!begun && state.durationSeconds > 0) {
      begun = true;
      store.request({ type: 'loop', on: options.loop });
      if (options.rate) store.request({ type: 'rate', rate: options.rate });
    }
    const isOver = state.ended || state.currentSeconds >= options.stopSeconds;
    if (isOver === ended) return;
    ended = isOver;
    if (isOver) finish(store, state.loop ? options.startSeconds : null, onended);
  });
}

/** Goes on from `againSeconds`, or stops where that is null. */
function finish(store: Steered, againSeconds: number | null, onended?: () => void) {
  if (againSeconds === null) {
    store.request({ type: 'pause' });
    return onended?.();
  }
  store.request({ type: 'seek', seconds: againSeconds });
  store.request({ type: 'play' });
}
