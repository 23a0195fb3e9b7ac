import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { readMetainfo } from './metainfo.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const text = (some: Uint8Array) => String.fromCharCode(...some);

const INFO = `d6:lengthi150e4:name5:a.mp412:piece lengthi100e6:pieces40:${'\u0001'.repeat(20)}${'\u00ff'.repeat(20)}e`;

test('a torrent is read, and its trackers are left out', async () => {
  const torrent = bytes(`d8:announce20:ws://tracker.example4:info${INFO}8:url-listl1:aee`);
  const { bare, ...facts } = await readMetainfo(torrent);
  expect(facts).toEqual({
    pieceLength: 100,
    sizeBytes: 150,
    infoHash: createHash('sha1').update(bytes(INFO)).digest('hex'),
    hashes: ['01'.repeat(20), 'ff'.repeat(20)],
  });
  expect(text(bare)).toBe(`d4:info${INFO}e`);
});

test('what is no torrent of one file is refused', async () => {
  const wrong = [
    '',
    'd',
    'i1e',
    'd4:infoi1ee',
    `d4:info${INFO}`,
    `d4:info${INFO}ee`,
    `d4:info${INFO.replace('i150e', 'i250e')}e`,
    `d4:info${INFO.replace('i100e', 'i0e')}e`,
    'd4:info99999:ae',
    'l'.repeat(50) + 'e'.repeat(50),
  ];
  for (const each of wrong) await expect(readMetainfo(bytes(each))).rejects.toThrow(SyntaxError);
});
