import { expect, test } from 'vitest';

import { titleFromFileName } from './title.ts';

test.each([
  ['where_two_waters-meet.mp4', 'where two waters meet'],
  ['2026-11-21 11.02.33.mov', '2026-11-21 11.02.33'],
  ['holiday.final.cut.mkv', 'holiday final cut'],
  ['Ça coule.webm', 'Ça coule'],
  ['.mp4', '.mp4'],
  ['a.mp4', 'a..'],
])('%s', (name, title) => expect(titleFromFileName(name)).toBe(title));

test('a title is never longer than the node takes', () => {
  expect(titleFromFileName(`${'x'.repeat(300)}.mp4`)).toHaveLength(120);
});
