import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { hashPieces, pieceLengthOf } from './pieces.ts';

const MIB = 2 ** 20;
const never = new AbortController().signal;
const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest();

test.each([
  [1, 64 * 2 ** 10],
  [100 * MIB, 64 * 2 ** 10],
  [200 * MIB, 128 * 2 ** 10],
  [4096 * MIB, 2 * MIB],
  [10 ** 12, 16 * MIB],
])('a file of %i bytes has pieces of %i', (sizeBytes, length) => {
  expect(pieceLengthOf(sizeBytes)).toBe(length);
});

async function fileOf(bytes: Buffer) {
  const directory = await mkdtemp(join(tmpdir(), 'tributary-pieces-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const path = join(directory, 'file');
  await writeFile(path, bytes);
  return path;
}

test.each([1, 9, 10, 11, 25, 30])('%i bytes in pieces of 10', async (sizeBytes) => {
  const bytes = Buffer.from(Array.from({ length: sizeBytes }, (_, at) => at));
  const hashes = await hashPieces(await fileOf(bytes), { sizeBytes, pieceLength: 10 }, never);
  const pieces: Buffer[] = [];
  for (let at = 0; at < sizeBytes; at += 10) pieces.push(sha1(bytes.subarray(at, at + 10)));
  expect(hashes).toEqual(Buffer.concat(pieces));
});

test('a file that ends early has no hashes', async () => {
  const path = await fileOf(Buffer.alloc(15));
  const promised = { sizeBytes: 20, pieceLength: 10 };
  await expect(hashPieces(path, promised, never)).rejects.toThrow('shorter');
});

test('hashing stops when it is told to', async () => {
  const path = await fileOf(Buffer.alloc(20));
  const sizes = { sizeBytes: 20, pieceLength: 10 };
  await expect(hashPieces(path, sizes, AbortSignal.abort())).rejects.toThrow('abort');
});
