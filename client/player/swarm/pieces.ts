/** How a file is cut: into pieces of one length, the last one shorter. */
export interface Cut {
  pieceLength: number;
  sizeBytes: number;
}

/** A run of pieces, both ends within it. */
export interface Run {
  first: number;
  last: number;
}

/** Bytes of a file, the end not within them. */
export interface ByteRange {
  start: number;
  end: number;
}

/** The pieces that some bytes lie in. */
export const piecesOf = ({ start, end }: ByteRange, { pieceLength }: Cut): Run => ({
  first: Math.floor(start / pieceLength),
  last: Math.floor((end - 1) / pieceLength),
});

/** The bytes that a run of pieces is made of. */
export const bytesOf = ({ first, last }: Run, { pieceLength, sizeBytes }: Cut): ByteRange => ({
  start: first * pieceLength,
  end: Math.min((last + 1) * pieceLength, sizeBytes),
});

export const pieceCount = ({ pieceLength, sizeBytes }: Cut): number =>
  Math.ceil(sizeBytes / pieceLength);

/** Every piece of a run. */
export const indices = ({ first, last }: Run): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);

/** Those pieces that are in none of the runs. */
export const outside = (pieces: readonly number[], runs: readonly Run[]): number[] =>
  pieces.filter((index) => !runs.some(({ first, last }) => first <= index && index <= last));

/** Neighbours together, `most` at once: what a single request can ask for. */
export function runsOf(pieces: readonly number[], most: number): Run[] {
  const runs: Run[] = [];
  for (const index of pieces.toSorted((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run && index === run.last + 1 && index - run.first < most) run.last = index;
    else runs.push({ first: index, last: index });
  }
  return runs;
}

const AHEAD_BYTES = 8 * 2 ** 20;

/** What follows a run, to be had from peers before playback asks for it. */
export const piecesAhead = ({ last }: Run, cut: Cut): Run => ({
  first: last + 1,
  last: Math.min(pieceCount(cut) - 1, last + Math.ceil(AHEAD_BYTES / cut.pieceLength)),
});
