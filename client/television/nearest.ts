export type Direction = 'up' | 'down' | 'left' | 'right';

/** Where something stands on the screen, in pixels, as `getBoundingClientRect` has it. */
export type Box = Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>;

/** How much farther is what stands beside the way than what stands on it: who goes sideways stays in the row. */
const ASIDE: Record<Direction, number> = { up: 6, down: 6, left: 30, right: 30 };
const OVERLAP_PX = 2; // by which neighbours may cover each other

/** The turn that makes any direction the way down. */
const TURN: Record<Direction, (box: Box) => Box> = {
  down: (box) => box,
  up: ({ top, bottom, left, right }) => ({ top: -bottom, bottom: -top, left, right }),
  right: ({ top, bottom, left, right }) => ({ top: left, bottom: right, left: top, right: bottom }),
  left: ({ top, bottom, left, right }) => ({
    top: -right,
    bottom: -left,
    left: top,
    right: bottom,
  }),
};

/** Which of these boxes a person means who goes in a direction from one; undefined where none is there. */
export function nearest<Place extends { box: Box }>(
  from: Box,
  places: readonly Place[],
  direction: Direction,
): Place | undefined {
  const turn = TURN[direction];
  const start = turn(from);
  let found: Place | undefined;
  let leastPx = Infinity;
  for (const place of places) {
    const distancePx = wayPx(start, turn(place.box), ASIDE[direction]);
    if (distancePx >= leastPx) continue;
    found = place;
    leastPx = distancePx;
  }
  return found;
}

/** How far it is down from one box to another, in pixels; infinite to one that is not below. */
function wayPx(from: Box, to: Box, aside: number): number {
  if (to.top < from.bottom - OVERLAP_PX) return Infinity;
  const asidePx = Math.max(0, to.left - from.right, from.left - to.right);
  const shiftPx = Math.abs(to.left + to.right - from.left - from.right) / 2;
  return to.top - from.bottom + aside * asidePx + shiftPx / 10; // of those on the way, the most straight
}
