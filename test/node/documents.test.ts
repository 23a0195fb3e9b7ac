import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const NAMED = /`((?:server|federation|client|migrations|test|ops)\/[\w./-]+\.\w+)`/g;

test('every file that a document names is there', () => {
  const documents = globSync(['*.md', 'ops/*.md'], { cwd: ROOT });
  const named = documents.flatMap((document) => {
    const text = readFileSync(join(ROOT, document), 'utf8');
    return Array.from(text.matchAll(NAMED), ([, path = '']) => ({ document, path }));
  });
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(({ path }) => !existsSync(join(ROOT, path)))).toEqual([]);
});
