import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { createOpenFiles } from './open-files.ts';

async function openDirectory(fileCount: number) {
  const directory = await mkdtemp(join(tmpdir(), 'tributary-'));
  const files = createOpenFiles(({ key }) => join(directory, key));
  onTestFinished(async () => {
    files.close();
    await rm(directory, { recursive: true });
  });
  const blobs = Array.from({ length: fileCount }, (_, index) => ({
    key: `${index}`,
    place: 'local',
  }));
  for (const { key } of blobs) await writeFile(join(directory, key), key);
  return { files, blobs };
}

const descriptors = async () => (await readdir('/proc/self/fd')).length;

test('a file is opened once for all who read it at the same time', async () => {
  const { files, blobs } = await openDirectory(1);
  const [first, second] = await Promise.all([files.borrow(blobs[0]!), files.borrow(blobs[0]!)]);
  expect(first.item.fd).toBe(second.item.fd);
  expect(first.item).toMatchObject({ sizeBytes: 1, etag: expect.stringMatching(/^"[\w-]+"$/) });
});

test.runIf(process.platform === 'linux')('however many files are read, few stay open', async () => {
  const { files, blobs } = await openDirectory(300);
  const before = await descriptors();
  for (const blob of blobs) files.release(await files.borrow(blob));
  await expect.poll(descriptors).toBeLessThanOrEqual(before + 128);
  files.close();
  await expect.poll(descriptors).toBeLessThanOrEqual(before);
});

test('a file that is not there is not found, and may come', async () => {
  const { files } = await openDirectory(0);
  await expect(files.borrow({ key: 'none', place: 'local' })).rejects.toMatchObject({
    code: 'not_found',
  });
});
