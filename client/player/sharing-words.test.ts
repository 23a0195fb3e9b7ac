import { expect, test } from 'vitest';

import { formatTraffic, sharingChoices, sharingName, sourcesOf } from './sharing-words.ts';

test('bytes as people read them', () => {
  expect([0, 20_000, 440_000, 9_940_000, 12_400_000, 1_540_000_000].map(formatTraffic)).toEqual([
    '0 MB',
    '0.1 MB',
    '0.4 MB',
    '9.9 MB',
    '12 MB',
    '1.5 GB',
  ]);
});

test('every way to share has a name and says what it means', () => {
  expect(sharingChoices.map(({ mode }) => sharingName(mode))).toEqual([
    'Viewers',
    'Nodes only',
    'Off',
  ]);
});

test('each source of bytes is named with its share', () => {
  const sources = sourcesOf({ origin: 1e6, mirrors: 0, peers: 3e6, toPeers: 9e6 });
  expect(sources.map(({ name, percent }) => [name, percent])).toEqual([
    ['This node', 25],
    ['Other nodes', 0],
    ['Viewers', 75],
  ]);
});
