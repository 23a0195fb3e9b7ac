import { indices, type Run } from './pieces.ts';

/**
 * How many of the others come before us at fetching a piece that nobody has. All who know each other reckon the same without
 * a word, and each piece has somebody else to fetch it first (rendezvous hashing).
 */
export function turnOf(index: number, ownId: string, otherIds: readonly string[]): number {
  const own = weightOf(ownId, index);
  return otherIds.filter((id) => weightOf(id, index) < own).length;
}

/** So many pieces are asked for in an order of our own before any that come later in the file. */
const TOGETHER = 32;

/**
 * The order in which to ask peers for a run: soonest those that are ours to fetch before others do. Viewers who want the same of
 * one who has it so ask for different pieces, and pass them on among each other.
 */
export function inOwnOrder(run: Run, turnOfPiece: (index: number) => number): number[] {
  const placed = indices(run).map((index, n) => ({
    index,
    stretch: Math.floor(n / TOGETHER),
    turn: turnOfPiece(index),
  }));
  return placed
    .toSorted((one, other) => one.stretch - other.stretch || one.turn - other.turn)
    .map(({ index }) => index);
}

/** FNV-1a of both, mixed once more: neighbouring pieces are to fall to different viewers. */
function weightOf(id: string, index: number): number {
  let hash = 0x811c9dc5 ^ index;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
