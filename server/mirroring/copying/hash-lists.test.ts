import { createHash, randomBytes } from 'node:crypto';

import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { bdecode } from '../../platform/bdecode.ts';
import { infoHashOf, describedBy, segmentLists } from './hash-lists.ts';
import { kindOf, namesIn } from './playlists.ts';

const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest();

const file = randomBytes(250);
const pieces = Buffer.concat([0, 100, 200].map((at) => sha1(file.subarray(at, at + 100))));
const info = Buffer.concat([
  Buffer.from('d6:lengthi250e4:name5:v.mp412:piece lengthi100e6:pieces60:'),
  pieces,
  Buffer.from('e'),
]);
const torrent = Buffer.concat([Buffer.from('d8:announce3:x:y4:info'), info, Buffer.from('e')]);

test('a torrent tells what each piece of its file hashes to', () => {
  const infoHash = sha1(info).toString('hex');
  const described = describedBy(torrent, { sizeBytes: 250, infoHash });
  const { algorithm, ranges } = described.list;
  expect(described).toMatchObject({ infoHash, info });
  expect(algorithm).toBe('sha1');
  expect(ranges.map(({ start, end }) => [start, end])).toEqual([
    [0, 99],
    [100, 199],
    [200, 249],
  ]);
  expect(ranges[2]!.digest).toEqual(sha1(file.subarray(200)));
});

test('a torrent of another file, size or hash is none', () => {
  const other = 'a'.repeat(40);
  expect(() => describedBy(torrent, { sizeBytes: 250, infoHash: other })).toThrow('another file');
  expect(() => describedBy(torrent, { sizeBytes: 251, infoHash: null })).toThrow('another file');
  for (const text of ['', 'de', 'd4:infodee', 'i5e', 'l'.repeat(50_000), '99999999999999999:x'])
    expect(() => describedBy(Buffer.from(text), { sizeBytes: 1, infoHash: null })).toThrow(
      'cannot be read',
    );
});

/** What comes of reading: a value, or why there is none. */
function reading(bytes: Uint8Array): unknown {
  try {
    return bdecode(Buffer.from(bytes));
  } catch (error) {
    return error;
  }
}

test('whatever bytes come, reading them ends', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(reading(bytes)).toBeDefined();
    }),
  );
});

test('hashes of segments are read by file, and nothing else is taken for them', () => {
  const hex = 'ab'.repeat(32);
  const [first] = [...segmentLists(JSON.stringify({ 'v.mp4': { '0-9': hex } }))];
  const [name, list] = first!;
  expect(name).toBe('v.mp4');
  expect(list.ranges).toEqual([{ start: 0, end: 9, digest: Buffer.from(hex, 'hex') }]);
  for (const wrong of ['', '[]', '{"v":1}', '{"v":{"0-9":"ab"}}', `{"v":{"9":"${hex}"}}`])
    expect(() => segmentLists(wrong)).toThrow('cannot be read');
});

test('a magnet link tells the info hash', () => {
  const hash = '0123456789abcdef0123456789ABCDEF01234567';
  expect(infoHashOf(`magnet:?xs=x&xt=urn:btih:${hash}&dn=a`)).toBe(hash);
  expect(infoHashOf(null)).toBeNull();
  expect(infoHashOf('magnet:?xt=urn:btih:short')).toBeNull();
});

test('a playlist names its files, audio that is apart too', () => {
  const text = [
    '#EXTM3U',
    '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="a",URI="v-0.m3u8"',
    '#EXT-X-STREAM-INF:BANDWIDTH=1',
    'v-720.m3u8',
    'v-720.m3u8',
    '',
  ].join('\r\n');
  expect(namesIn(text)).toEqual(['v-0.m3u8', 'v-720.m3u8']);
});

test.each(['../v.mp4', '/v.mp4', 'a/v.mp4', 'https://x/v.mp4', 'v.mp4?x', '.mp4', 'v.html', 'v'])(
  'a playlist that names %s is refused',
  (name) => {
    expect(() => namesIn(`#EXTM3U\n${name}\n`)).toThrow('leads elsewhere');
    expect(() => namesIn(`#EXTM3U\n#EXT-X-MAP:URI="${name}"\n`)).toThrow('leads elsewhere');
  },
);

test('only media have a type', () => {
  expect(kindOf('v-fragmented.mp4')).toBe('video/mp4');
  expect(kindOf('v.svg')).toBeUndefined();
});
