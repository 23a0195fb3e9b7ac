/** What is in memory of a file, and what playback is at. */
export interface Memory {
  held: readonly number[];
  /** The piece the playhead is in or asks for next. */
  wanted: number;
  mostPieces: number;
}

/** The pieces to forget: what was played longest ago first, then what is farthest ahead. */
export function piecesToForget({ held, wanted, mostPieces }: Memory): number[] {
  const excess = held.length - mostPieces;
  if (excess <= 0) return [];
  const distance = (index: number) =>
    index < wanted ? Number.MAX_SAFE_INTEGER - index : index - wanted;
  return held.toSorted((one, other) => distance(other) - distance(one)).slice(0, excess);
}

const MIB = 2 ** 20;

/** How much of what was watched stays in memory for others: an eighth of what the browser says there is, within bounds. */
export const memoryBudgetBytes = (deviceGibibytes = 4): number =>
  Math.min(256, Math.max(48, deviceGibibytes * 32)) * MIB;
