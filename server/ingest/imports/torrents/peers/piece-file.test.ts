import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { piecesOf } from '../piece-span.ts';
import { pieceFile } from './piece-file.ts';

test('only the bytes of the one file are written, and its neighbours are known until it is closed', async () => {
  const row = Buffer.from('aaaaaFILMFILMFILMzzzz'); // 21 bytes: the film is in 5 to 17
  const cut = { offset: 5, sizeBytes: 12, pieceLength: 4 };
  const path = join(await mkdtemp(join(tmpdir(), 'pieces-')), 'film');
  const store = pieceFile(path, cut, row.length);
  const put = promisify(store.put);
  const get = promisify<number, object, Buffer>(store.get as never);
  expect(piecesOf(cut)).toEqual({ first: 1, last: 4 });
  for (const index of [4, 2, 3, 1]) {
    await put(index, row.subarray(index * 4, index * 4 + 4));
    expect(await get(index, {})).toEqual(row.subarray(index * 4, index * 4 + 4));
  }
  expect(await get(1, { offset: 1, length: 2 })).toEqual(Buffer.from('FI'));
  await promisify(store.close)();
  expect((await readFile(path)).toString()).toBe('FILMFILMFILM');

  const again = pieceFile(path, cut, row.length);
  const read = promisify<number, object, Buffer>(again.get as never);
  expect((await read(2, {})).toString()).toBe('MFIL');
  await expect(read(1, {})).rejects.toThrow('neighbours');
  await expect(read(0, {})).rejects.toThrow('neighbours');
  await promisify(again.close)();
});
