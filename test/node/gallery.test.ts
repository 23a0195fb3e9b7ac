import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { allPages } from '../gallery/pages.ts';

const OPS = join(import.meta.dirname, '../../ops');
const SHEETS = join(OPS, 'pictures/pages');
const MOST_BYTES = 6_000_000;

test('the documentation shows a sheet of every page, and of no other', async () => {
  const things = {
    hero: { shortUUID: '1' },
    live: { shortUUID: '2' },
    playlist: { shortUUID: '3' },
    report: 1,
    host: 'b',
  };
  const wanted = allPages(things).map(({ name }) => `${name}.webp`);
  const shown = await readFile(join(OPS, 'gallery.md'), 'utf8');
  const linked = Array.from(
    shown.matchAll(/pictures\/pages\/([\w-]+\.webp)/g),
    ([, name = '']) => name,
  );
  const kept = await readdir(SHEETS);
  const sizes = await Promise.all(kept.map(async (name) => (await stat(join(SHEETS, name))).size));

  expect(linked.toSorted()).toEqual(wanted.toSorted());
  expect(kept.toSorted()).toEqual(wanted.toSorted());
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
});
