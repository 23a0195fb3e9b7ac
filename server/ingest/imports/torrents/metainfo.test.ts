import { expect, test } from 'vitest';

import { type Bencodable, bencode } from '../../../../test/support/swarms/metainfo.ts';
import { chooseFile } from './choose-file.ts';
import { parseMagnet } from './magnet.ts';
import { readMetainfo } from './metainfo.ts';

const SIZE = 40_000;
const INFO = {
  name: 'film.mp4',
  length: SIZE,
  'piece length': 2 ** 15,
  pieces: Buffer.alloc(40),
};
const torrent = (change: Record<string, Bencodable>, more: Record<string, Bencodable> = {}) =>
  bencode({ info: { ...INFO, ...change }, ...more });
const withFiles = (files: Bencodable[]) => {
  const { length: _, ...info } = INFO;
  return bencode({ info: { ...info, files } });
};
const file = (length: number, ...path: string[]) => ({ length, path });

test('a torrent says what its files are, and who has them', () => {
  const sources = { announce: 'http://a/', 'announce-list': [['http://b/'], ['http://a/']] };
  expect(readMetainfo(torrent({}, { ...sources, 'url-list': 'http://c/' }))).toMatchObject({
    name: 'film.mp4',
    files: [{ name: 'film.mp4', offset: 0, sizeBytes: SIZE }],
    trackers: ['http://b/', 'http://a/'],
    webSeeds: ['http://c/'],
    infoHash: expect.stringMatching(/^[0-9a-f]{40}$/),
  });
  const many = readMetainfo(withFiles([file(10, 'a.txt'), file(SIZE - 10, 'folder', 'b.webm')]));
  expect(chooseFile(many)).toEqual({ name: 'b.webm', offset: 10, sizeBytes: SIZE - 10 });
});

test.each<[string, Buffer]>([
  ['a folder above', withFiles([file(SIZE, '..', 'film.mp4')])],
  ['a path in a name', torrent({ name: '/etc/passwd' })],
  ['a Windows path', withFiles([file(SIZE, '..\\film.mp4')])],
  ['very many files', withFiles(Array.from({ length: 5_000 }, () => file(0, 'x')))],
  ['no files', withFiles([])],
  ['pieces without a length', torrent({ 'piece length': 0 })],
  ['tiny pieces', torrent({ 'piece length': 1 })],
  ['vast pieces', torrent({ 'piece length': 2 ** 31 })],
  ['too few hashes', torrent({ length: 2 ** 40 })],
  ['a size below zero', torrent({ length: -1 })],
  ['sizes that overflow', withFiles([file(2 ** 53 - 1, 'a'), file(2 ** 53 - 1, 'b')])],
  ['no hashes', torrent({ pieces: 5 })],
  ['nothing', Buffer.from('de')],
  ['depth', Buffer.from('l'.repeat(200_000))],
  ['no torrent', Buffer.from('<html>')],
])('a torrent with %s is none', (_, bytes) => {
  expect(() => readMetainfo(bytes)).toThrow('no torrent that can be imported');
});

const files = (...sizes: [string, number][]) => ({
  files: sizes.map(([name, sizeBytes]) => ({ name, sizeBytes, offset: 0 })),
});

test('a film is chosen before sound, and a larger one before a smaller', () => {
  expect(chooseFile(files(['a.flac', 900], ['b.mp4', 10], ['c.mkv', 20])).name).toBe('c.mkv');
  expect(chooseFile(files(['a.flac', 900], ['b.txt', 1000])).name).toBe('a.flac');
  expect(() => chooseFile(files(['a.exe', 900], ['b.mp4', 0]))).toThrow('no file of a video');
});

test('magnet addresses name a torrent in hexadecimal or base 32, and who may have it', () => {
  const hex = 'c9e15763f722f23e98a29decdfae341b98d53056';
  expect(
    parseMagnet(`magnet:?xt=urn:btih:${hex.toUpperCase()}&dn=A+film&tr=http%3A%2F%2Fa`),
  ).toEqual({
    infoHash: hex,
    name: 'A film',
    trackers: ['http://a'],
    webSeeds: [],
    metainfos: [],
  });
  const base32 = 'ZHQVOY7XELZD5GFCTXWN7LRUDOMNKMCW';
  expect(parseMagnet(`magnet:?xt=urn:btih:${base32}`)?.infoHash).toBe(hex);
  for (const wrong of ['magnet:?xt=urn:sha1:a', 'http://a/?xt=urn:btih:a', 'magnet:', 'x'])
    expect(parseMagnet(wrong)).toBeUndefined();
});
