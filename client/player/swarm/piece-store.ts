import { piecesToForget } from './eviction.ts';
import { toHex, type Metainfo } from './metainfo.ts';
import { bytesOf, indices, pieceCount, piecesOf, type ByteRange } from './pieces.ts';

/** The pieces of one file that are here and are of it, in memory. */
export function createPieceStore({ hashes, pieceLength, sizeBytes }: Metainfo, mostBytes: number) {
  const cut = { pieceLength, sizeBytes };
  const pieces = new Map<number, Uint8Array>();
  const listeners = new Set<() => void>();
  let wanted = 0;

  /** Keeps a piece that somebody has verified. */
  function put(index: number, bytes: Uint8Array): void {
    pieces.set(index, bytes);
    for (const listener of listeners) listener();
  }

  return {
    cut,
    count: pieceCount(cut),
    has: (index: number): boolean => pieces.has(index),
    get: (index: number): Uint8Array | undefined => pieces.get(index),
    put,
    /** Keeps a piece if it is what the torrent says; false if it is not. */
    async offer(index: number, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
      const hash = toHex(new Uint8Array(await crypto.subtle.digest('SHA-1', bytes)));
      if (hash !== hashes[index]) return false;
      if (!pieces.has(index)) put(index, bytes);
      return true;
    },
    /** Bytes that may lie in several pieces; null while any of them is missing. */
    read(range: ByteRange): Uint8Array<ArrayBuffer> | null {
      const run = piecesOf(range, cut);
      wanted = run.first;
      const bytes = new Uint8Array(range.end - range.start);
      for (const index of indices(run)) {
        const piece = pieces.get(index);
        if (!piece) return null;
        const { start, end } = bytesOf({ first: index, last: index }, cut);
        const [from, to] = [Math.max(range.start, start), Math.min(range.end, end)];
        bytes.set(piece.subarray(from - start, to - start), from - range.start);
      }
      return bytes;
    },
    /** Makes room, and says which pieces are gone for it. */
    trim(): number[] {
      const mostPieces = Math.max(1, Math.floor(mostBytes / pieceLength));
      const gone = piecesToForget({ held: [...pieces.keys()], wanted, mostPieces });
      for (const index of gone) pieces.delete(index);
      return gone;
    },
    /** Calls when a piece has come; stop by calling what is returned. */
    onPiece(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type PieceStore = ReturnType<typeof createPieceStore>;
