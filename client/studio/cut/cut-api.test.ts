import { expect, test } from 'vitest';

import { formOf } from './cut-api.ts';

test('what is cut comes first, and an intro is not marked', () => {
  const file = new File(['a'], 'a.mp4');
  const form = formOf({
    trim: { start: 1, end: 2.5 },
    files: { 'add-intro': file, 'add-watermark': file },
  });
  expect(
    [...form].map(([name, value]) => [name, typeof value === 'string' ? value : 'file']),
  ).toEqual([
    ['tasks[0][name]', 'cut'],
    ['tasks[0][options][start]', '1'],
    ['tasks[0][options][end]', '2.5'],
    ['tasks[1][name]', 'add-watermark'],
    ['tasks[1][options][file]', 'file'],
    ['tasks[2][name]', 'add-intro'],
    ['tasks[2][options][file]', 'file'],
  ]);
});
