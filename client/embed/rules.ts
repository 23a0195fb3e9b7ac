import type { MediaStore } from '../player/store.ts';
import type { EmbedOptions } from './options.ts';

/** Holds a player to what its address says: captions, speed, where to stop, what to do at the end. */
export function follows(
  store: MediaStore,
  options: EmbedOptions,
  onended: (() => void) | undefined,
): () => void {
  let begun = false;
  let ended = false;
  return store.subscribe((state) => {
    if (!begun && state.durationSeconds > 0) {
      begun = true;
      if (options.rate) store.request({ type: 'rate', rate: options.rate });
    }
    const isOver = state.ended || state.currentSeconds >= options.stopSeconds;
    if (isOver === ended) return;
    ended = isOver;
    if (isOver) finish(store, options, onended);
  });
}

function finish(store: MediaStore, { loop, startSeconds }: EmbedOptions, onended?: () => void) {
  if (!loop) {
    store.request({ type: 'pause' });
    return onended?.();
  }
  store.request({ type: 'seek', seconds: startSeconds });
  store.request({ type: 'play' });
}
