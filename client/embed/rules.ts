import type { MediaState } from '../player/media.ts';
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
  let beforeSeconds = 0;
  return store.subscribe((state) => {
    if (!begun && state.durationSeconds > 0) {
      begun = true;
      store.request({ type: 'loop', on: options.loop });
      if (options.rate) store.request({ type: 'rate', rate: options.rate });
    }
    if (hasWrapped(state, beforeSeconds) && options.startSeconds > 0)
      store.request({ type: 'seek', seconds: options.startSeconds });
    beforeSeconds = state.currentSeconds;
    const isOver = state.ended || state.currentSeconds >= options.stopSeconds;
    if (isOver === ended) return;
    ended = isOver;
    if (isOver) finish(store, state.loop ? options.startSeconds : null, onended);
  });
}

/** Whether the element, which loops by itself, has gone from its end to its beginning. */
const hasWrapped = ({ loop, currentSeconds, durationSeconds }: MediaState, beforeSeconds: number) =>
  loop && currentSeconds < 1 && beforeSeconds > Math.max(1, durationSeconds - 1);

/** Goes on from `againSeconds`, or stops where that is null. */
function finish(store: Steered, againSeconds: number | null, onended?: () => void) {
  if (againSeconds === null) {
    store.request({ type: 'pause' });
    return onended?.();
  }
  store.request({ type: 'seek', seconds: againSeconds });
  store.request({ type: 'play' });
}
