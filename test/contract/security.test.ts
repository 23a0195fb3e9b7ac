import { existsSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const GIVEN_UP = ['F04', 'F10', 'F16', 'F22', 'S05', 'W03', 'W09', 'W15']; // numbers that no case has

const numbered = (group: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${group}${String(n + 1).padStart(2, '0')}`);

const CASES = [...numbered('F', 23), ...numbered('S', 9), ...numbered('W', 20)].filter(
  (id) => !GIVEN_UP.includes(id),
);

test('every attack in the tables has a test that is there', () => {
  const tables = readFileSync(new URL('ops/security.md', ROOT), 'utf8');
  const rows = tables
    .split('\n')
    .filter((line) => /^\| (?:[FSUPW]\d\d|CVE-|PeerTube)/.test(line))
    .map((line) => ({ id: line.split('|')[1]!.trim(), line }));
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(CASES));
  for (const { id, line } of rows) {
    const tests = [...line.matchAll(/`([\w/.-]+\.test\.ts)`/g)].map(([, path]) => path!);
    expect([id, tests.length > 0]).toEqual([id, true]);
    for (const path of tests) expect([path, existsSync(new URL(path, ROOT))]).toEqual([path, true]);
  }
});
