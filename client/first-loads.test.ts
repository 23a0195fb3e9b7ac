import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { build } from 'vite';
import { expect, test } from 'vitest';

import { bytesOf, measureFirstLoads } from './first-loads.ts';

const chunk = (fileName: string, source: string, imports: string[] = []) => ({
  fileName,
  code: `export const name = '${fileName}';`,
  moduleIds: [join(import.meta.dirname, source)],
  imports,
});

test('a first load is its chunks and all they import, each once', () => {
  const chunks = [
    chunk('start.js', 'start.ts', ['common.js']),
    chunk('watch.js', 'watch/WatchPage.svelte', ['common.js', 'parts.js']),
    chunk('common.js', 'site.ts'),
    chunk('parts.js', 'paths.ts', ['common.js']),
    chunk('admin.js', 'admin/AdminPage.svelte', ['common.js']),
  ];
  const sizes = chunks.map(({ code }) => gzipSync(code).length);
  const sum = (first: number, last: number) =>
    sizes.slice(first, last).reduce((all, size) => all + size, 0);
  expect(bytesOf({ sources: ['start.ts'] }, chunks)).toBe(sizes[0]! + sizes[2]!);
  expect(bytesOf({ sources: ['start.ts', 'watch/WatchPage.svelte'] }, chunks)).toBe(sum(0, 4));
  expect(() => bytesOf({ sources: ['gone.ts'] }, chunks)).toThrow('the build has no gone.ts');
});

const buildWithin = (maxBytes: number) =>
  build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'silent',
    plugins: [measureFirstLoads([{ page: 'paths', sources: ['paths.ts'], maxBytes }])],
    build: { write: false, rolldownOptions: { input: join(import.meta.dirname, 'paths.ts') } },
  });

test('a build that loads too much at first fails', async () => {
  await expect(buildWithin(1)).rejects.toThrow('at most 0.0');
  await expect(buildWithin(100_000)).resolves.toBeDefined();
});
