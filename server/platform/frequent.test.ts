import { expect, test } from 'vitest';

import { countStatements } from './frequent.ts';

test('what comes for the third time is frequent from then on, and only so many statements are', () => {
  const isFrequent = countStatements();
  expect([1, 2, 3, 4].map(() => isFrequent('select 1'))).toEqual([false, false, true, true]);
  const texts = Array.from({ length: 2_000 }, (_, n) => `select ${n + 2}`);
  for (const text of texts) for (let time = 0; time < 3; time += 1) isFrequent(text);
  expect(texts.filter(isFrequent)).toHaveLength(299);
  expect(isFrequent('select 1')).toBe(true);
});
