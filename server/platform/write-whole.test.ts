import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { writeWhole } from './write-whole.ts';

test('all is written where a disk takes little at once', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tributary-write-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const path = join(directory, 'file');
  {
    await using file = await open(path, 'w');
    const write = (bytes: Uint8Array, at: number, length: number, position: number) =>
      file.write(bytes, at, Math.min(length, 3), position);
    const slow = { write } as Pick<typeof file, 'write'>;
    expect(await writeWhole(slow, Buffer.from('a film '), 0)).toBe(7);
    expect(await writeWhole(slow, Buffer.from('and more'), 7)).toBe(15);
  }
  expect(await readFile(path, 'utf8')).toBe('a film and more');
});
