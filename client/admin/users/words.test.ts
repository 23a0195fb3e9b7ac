import { expect, test } from 'vitest';

import { fullPercent, quotaChoices, quotaWords } from './words.ts';

test('quotas are said in words', () => {
  expect([-1, 0, 5e9].map(quotaWords)).toEqual(['no limit', 'nothing', '5 GB']);
  expect(fullPercent(5, -1)).toBeNull();
  expect(fullPercent(50, 200)).toBe(25);
  expect(fullPercent(300, 200)).toBe(100);
});

test('the quota that holds can be kept, whichever it is', () => {
  expect(quotaChoices(-1).map(({ label }) => label)).toContain('5 GiB');
  expect(quotaChoices(7_000_000).find(({ value }) => value === '7000000')?.label).toBe('7 MB');
});
