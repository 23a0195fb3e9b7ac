import { existsSync, globSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const DRILLS = Array.from({ length: 29 }, (_, n) => `R${String(n + 1).padStart(2, '0')}`);

const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const allOf = (line: string, pattern: RegExp) => [...line.matchAll(pattern)].map(([, it]) => it!);

const rows = read('ops/drills.md')
  .split('\n')
  .filter((line) => /^\| R\d\d /.test(line));

test('every drill is told of, and each test and bench that is named is there', () => {
  const benches = read('test/bench/main.ts');
  expect(rows.map((line) => line.slice(2, 5))).toEqual(DRILLS);
  for (const line of rows) {
    const tests = allOf(line, /`([\w/.-]+\.test\.ts)`/g);
    const named = allOf(line, /bench `([\w-]+)`/g);
    const tells = tests.length + named.length > 0 || line.includes('nothing: ');
    expect([line, tells]).toEqual([line, true]);
    for (const path of tests) expect([path, existsSync(new URL(path, ROOT))]).toEqual([path, true]);
    for (const name of named) expect(benches).toMatch(new RegExp(`/${name}\\.ts'`));
  }
});

test('each test that says which drill it is stands in its row', () => {
  const paths = globSync('{server,federation,client,test,ops}/**/*.test.ts', { cwd: ROOT });
  const said = paths.flatMap((path) =>
    allOf(read(path), /\((R\d\d)\)['"`],/g).map((drill) => ({ drill, path })),
  );
  expect(said).not.toEqual([]);
  const missing = said.filter(
    ({ drill, path }) =>
      !rows.some((row) => row.startsWith(`| ${drill} `) && row.includes(`\`${path}\``)),
  );
  expect(missing).toEqual([]);
});
