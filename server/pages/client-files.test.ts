import { expect, test } from 'vitest';

import { preloads } from './client-files.ts';

const MANIFEST = {
  'index.html': { file: 'assets/index-1.js', imports: ['_base.js'] },
  '_base.js': { file: 'assets/base-1.js', css: ['assets/base-1.css'] },
  'start.ts': { file: 'assets/start-1.js', imports: ['_client.js'] },
  '_client.js': { file: 'assets/client-1.js', imports: ['_base.js', 'start.ts'] },
};
const PAGE = '<link rel="modulepreload" href="/assets/base-1.js">';

test('what a source needs is fetched beside what the page names already, and once', () => {
  expect(preloads(MANIFEST, ['start.ts', '_client.js'], PAGE)).toEqual([
    '<link rel="stylesheet" crossorigin="" href="/assets/base-1.css" />',
    '<link rel="modulepreload" crossorigin="" href="/assets/start-1.js" />',
    '<link rel="modulepreload" crossorigin="" href="/assets/client-1.js" />',
  ]);
});

test('a source the build does not know needs nothing', () => {
  expect(preloads({}, ['start.ts'], PAGE)).toEqual([]);
});
