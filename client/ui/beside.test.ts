import { expect, test } from 'vitest';

import { insetBeside } from './beside.ts';

const page = { width: 1000, height: 600 };
const menu = { width: 200, height: 150 };
const at = (left: number, top: number) => ({ left, top, right: left + 40, bottom: top + 40 });
const [down, up] = [
  { upward: false, rtl: false },
  { upward: true, rtl: false },
];

test.each([
  ['below, ending where the button does', at(500, 100), down, '140px 460px auto auto'],
  ['above, where there is no room below', at(500, 500), down, 'auto 460px 100px auto'],
  ['above, where it should', at(500, 300), up, 'auto 460px 300px auto'],
  ['below, where there is no room above', at(500, 100), up, '140px 460px auto auto'],
  ['from the left, at the left', at(10, 100), down, '140px auto auto 10px'],
  ['the other way round', at(500, 100), { ...down, rtl: true }, '140px auto auto 500px'],
  ['and at the right of that', at(950, 100), { ...down, rtl: true }, '140px 10px auto auto'],
])('a menu lies %s', (_, button, ways, inset) =>
  expect(insetBeside(button, menu, page, ways)).toBe(inset),
);
