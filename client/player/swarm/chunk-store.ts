import type { PieceStore } from './piece-store.ts';

type Done = (error: Error | null, bytes?: Uint8Array) => void;
type Part = { offset?: number; length?: number };

/** Our pieces as webtorrent keeps its own (abstract-chunk-store). It verifies what it puts here. */
export const chunkStoreOf = (store: PieceStore) => ({
  chunkLength: store.cut.pieceLength,
  put(index: number, bytes: Uint8Array, done?: Done): void {
    store.put(index, bytes.slice()); // theirs is a part of something larger
    done?.(null);
  },
  get(index: number, part: Part | Done | null, whenGot?: Done): void {
    const [{ offset = 0, length = Infinity }, done] =
      typeof part === 'function' ? [{}, part] : [part ?? {}, whenGot];
    const piece = store.get(index);
    if (piece) done?.(null, piece.slice(offset, offset + length));
    else done?.(new Error('not here'));
  },
  close,
  destroy: close,
});

function close(done?: Done): void {
  done?.(null);
}
