import { expect, test } from 'vitest';

import { faultLists } from './quality-words.ts';

const WELL = { black: [], frozen: [], silent: [], graveFaults: [] };
const SPAN = { startSeconds: 1, endSeconds: 4 };

test('of a video with nothing wrong nothing is listed', () => {
  expect(faultLists(WELL)).toEqual([]);
});

test('what is wrong somewhere is listed, grave or not', () => {
  expect(faultLists({ ...WELL, black: [SPAN] })).toEqual([
    { label: 'Black', spans: [SPAN], isGrave: false },
  ]);
});

test('a grave fault is named where it has no span', () => {
  const kinds = ['out-of-sync', 'playlist', 'unlike-source'] as const;
  const graveFaults = kinds.map((kind) => ({ kind, spans: [] }));
  expect(faultLists({ ...WELL, graveFaults })).toEqual([
    { label: 'Sound and picture apart', spans: [], isGrave: true },
    { label: 'Wrong playlists', spans: [], isGrave: true },
    { label: 'Unlike your file', spans: [], isGrave: true },
  ]);
});
