import { expect, test } from 'vitest';

import { type Direction, nearest } from './nearest.ts';

const at = (name: string, left: number, top: number, width = 100, height = 50) => ({
  name,
  box: { left, top, right: left + width, bottom: top + height },
});

/** Two rows of three cards, a wide search field above them, a menu beside all, and a bar with a button at each end below. */
const PLACES = [
  at('search', 200, 0, 300, 40),
  at('menu', 0, 100),
  ...[0, 1, 2].flatMap((column) => [
    at(`card ${column}`, 150 + 120 * column, 100),
    at(`below ${column}`, 150 + 120 * column, 200),
  ]),
  at('play', 150, 300, 20),
  at('settings', 900, 300, 20),
];

const from = (name: string, direction: Direction) => {
  const { box } = PLACES.find((place) => place.name === name)!;
  const others = PLACES.filter((place) => place.name !== name);
  return nearest(box, others, direction)?.name;
};

test.each([
  ['card 0', 'right', 'card 1'],
  ['card 0', 'left', 'menu'],
  ['card 1', 'down', 'below 1'],
  ['below 2', 'up', 'card 2'],
  ['card 1', 'up', 'search'],
  ['search', 'down', 'card 1'],
  ['menu', 'right', 'card 0'],
  ['settings', 'left', 'play'],
  ['settings', 'down', undefined],
  ['settings', 'right', undefined],
] as const)('from %s %s is %s', (start, direction, expected) => {
  expect(from(start, direction)).toBe(expected);
});
