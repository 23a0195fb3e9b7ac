import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { openStorage, sha256 } from './storage.ts';

const HUGE = 2 ** 43; // bytes; no disk of ours has as many, and most file systems let a file be so long

async function openTestStorage() {
  const directory = await mkdtemp(join(tmpdir(), 'tributary-storage-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const storage = await openStorage(directory);
  const given = async (content: string) => {
    const file = join(directory, 'incoming');
    await writeFile(file, content);
    return file;
  };
  return { directory, storage, given };
}

test('a blob is put whole, and putting it again finds it there', async () => {
  const { storage, given } = await openTestStorage();
  const file = await given('frames');
  const blob = await storage.put('renditions/a/b.mp4', file, 'video/mp4');
  expect(blob).toEqual({
    key: 'renditions/a/b.mp4',
    place: 'local',
    sizeBytes: 6,
    mediaType: 'video/mp4',
  });
  expect(await readFile(storage.localPath(blob), 'utf8')).toBe('frames');
  expect(existsSync(file)).toBe(false);
  expect(await storage.put('renditions/a/b.mp4', file, 'video/mp4')).toEqual(blob);
});

test('a file grows where it ends, and what is gone is not made anew with a hole', async () => {
  const { storage } = await openTestStorage();
  const blob = { key: 'renditions/a/b.mp4', place: 'local' };
  const read = () => readFile(storage.localPath(blob), 'utf8');
  await storage.grow(blob.key, 0, Buffer.from('abcdef'));
  await storage.grow(blob.key, 3, Buffer.from('xyz'));
  expect(await read()).toBe('abcxyz');
  await expect(storage.grow(blob.key, 7, Buffer.from('!'))).rejects.toThrow('ends at 6, before 7');
  expect(await read()).toBe('abcxyz');

  await storage.remove(blob);
  await expect(storage.grow(blob.key, 6, Buffer.from('!'))).rejects.toThrow('ENOENT');
  await expect(read()).rejects.toThrow('ENOENT');
});

test('the beginning of a file is copied whole where there is room, or not at all', async () => {
  const { storage } = await openTestStorage();
  const [from, to] = ['renditions/a/b.mp4', 'renditions/a/c.mp4'];
  const path = storage.localPath({ key: to, place: 'local' });
  const { signal } = new AbortController();
  await storage.grow(from, 0, Buffer.from('abcdef'));
  await storage.copyBeginning(from, to, { sizeBytes: 3, signal });
  expect(await readFile(path, 'utf8')).toBe('abc');
  await expect(storage.copyBeginning(from, to, { sizeBytes: 7, signal })).rejects.toThrow(
    'ends at 6, before 7',
  );

  await storage.remove({ key: to, place: 'local' });
  const given = { sizeBytes: 3, signal: AbortSignal.abort() };
  await expect(storage.copyBeginning(from, to, given)).rejects.toMatchObject({
    name: 'AbortError',
  });
  await truncate(storage.localPath({ key: from, place: 'local' }), HUGE); // of holes
  const huge = { sizeBytes: HUGE, signal: AbortSignal.timeout(5_000) };
  await storage.copyBeginning(from, to, huge).then(
    () => storage.remove({ key: to, place: 'local' }), // it shares the bytes, here
    (error: unknown) => expect(error).toMatchObject({ code: 'insufficient_storage' }),
  );
  expect(existsSync(path)).toBe(false);
});

test('what was never there cannot be put', async () => {
  const { storage, directory } = await openTestStorage();
  await expect(storage.put('sources/x', join(directory, 'absent'), 'video/mp4')).rejects.toThrow(
    'ENOENT',
  );
});

test.each([
  ['../secret'],
  ['sources/../../secret'],
  ['sources//x'],
  ['/etc/passwd'],
  ['sources/.hidden'],
  ['sources/a\0b'],
])('%j is no key', async (key) => {
  const { storage } = await openTestStorage();
  expect(() => storage.localPath({ key, place: 'local' })).toThrow('not a blob key');
});

test('a scratch directory goes with its scope, and one of a dead process at the next start', async () => {
  const { storage, directory } = await openTestStorage();
  let path: string;
  {
    await using scratch = await storage.scratch();
    ({ path } = scratch);
    expect(existsSync(path)).toBe(true);
  }
  expect(existsSync(path)).toBe(false);

  const stale = await storage.scratch(); // never disposed
  await openStorage(directory);
  expect(existsSync(stale.path)).toBe(false);
});

test('a scratch directory of another host stays as long as it may be in use', async () => {
  const { directory } = await openTestStorage();
  const foreign = (name: string) => join(directory, 'scratch', `${process.pid}-${name}`);
  const [used, forgotten] = [foreign('0badcafe-1'), foreign('0badcafe-2')];
  for (const path of [used, forgotten]) await mkdir(path);
  const threeDaysAgo = Date.now() / 1000 - 3 * 86_400;
  await utimes(forgotten, threeDaysAgo, threeDaysAgo);
  await openStorage(directory);
  expect([used, forgotten].map((path) => existsSync(path))).toEqual([true, false]);
});

test('only blobs older than an hour count as settled', async () => {
  const { storage, given } = await openTestStorage();
  const old = await storage.put('sources/old', await given('1'), 'video/mp4');
  await storage.put('sources/new', await given('2'), 'video/mp4');
  const longAgo = Date.now() / 1000 - 7200;
  await utimes(storage.localPath(old), longAgo, longAgo);
  expect(await Array.fromAsync(storage.settledKeys())).toEqual([['sources/old']]);
});

test('a file larger than the disk is refused before it is sent', async () => {
  const { storage } = await openTestStorage();
  await expect(storage.requireRoom(2 ** 60)).rejects.toMatchObject({
    code: 'insufficient_storage',
  });
});

test('the hash of a file is its SHA-256', async () => {
  const { given } = await openTestStorage();
  expect(await sha256(await given('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});
