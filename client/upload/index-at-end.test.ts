import { expect, test } from 'vitest';

import { indexAtEnd } from './index-at-end.ts';

const box = (type: string, content: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(8 + content);
  new DataView(bytes.buffer).setUint32(0, bytes.length);
  bytes.set(new TextEncoder().encode(type), 4);
  return bytes;
};

test('the index is found where it is behind the media, and nowhere else', async () => {
  const [ftyp, media, index] = [box('ftyp', 16), box('mdat', 500), box('moov', 40)];
  const found = await indexAtEnd(new Blob([ftyp, media, index]));
  expect(new Uint8Array(await found!.arrayBuffer())).toEqual(index);
  expect(await indexAtEnd(new Blob([ftyp, index, media]))).toBeNull();
  expect(await indexAtEnd(new Blob([box('free', 600), media, index]))).toBeNull();
  expect(await indexAtEnd(new Blob([ftyp, media]))).toBeNull();
  expect(await indexAtEnd(new Blob(['Dear diary, nothing happened today.']))).toBeNull();
});
