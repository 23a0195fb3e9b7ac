import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { makeDirectory } from './durable.ts';

const isDirectory = async (path: string) => (await stat(path)).isDirectory();

test('directories are made with those they lie in, by any way of naming them, and may be there', async () => {
  const root = await mkdtemp(join(tmpdir(), 'tributary-durable-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const path of [join(root, 'a/b/c'), join(root, 'a/b/c'), join(root, 'a/d')]) {
    await makeDirectory(path);
    expect(await isDirectory(path)).toBe(true);
  }
  await makeDirectory(relative(process.cwd(), join(root, 'e/f')));
  expect(await isDirectory(join(root, 'e/f'))).toBe(true);
});
