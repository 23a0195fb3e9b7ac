import { expect, test } from 'vitest';

import { mix } from './related.ts';

const videos = (names: string) => names.split('').map((uuid) => ({ uuid }));
const names = (mixed: { uuid: string }[]) => mixed.map(({ uuid }) => uuid).join('');

test('what is beside a video comes in turns, each once, and is never the video itself', () => {
  expect(names(mix('s', videos('abc'), videos('xsy'), videos('azq')))).toBe('axbcyzq');
  expect(names(mix('s', [], videos('xy'), videos('sx')))).toBe('xy');
  expect(mix('s', videos('abcdefghijklmnopqr'), [], []).length).toBe(14);
});
