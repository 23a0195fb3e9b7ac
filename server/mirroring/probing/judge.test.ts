import { expect, test } from 'vitest';

import { judge } from './judge.ts';

const well = { health: 'well' as const, failures: 0, bytesPerSecond: 1000 };
const silent = { result: 'failed' as const, problem: 'It did not answer.' };

test('false bytes put a mirror out of use at once', () => {
  expect(judge(well, { result: 'false' })).toMatchObject({ health: 'ill', failures: 1 });
});

test('one silence is forgiven, two are not', () => {
  const once = judge(well, silent);
  expect(once).toMatchObject({ health: 'well', problem: 'It did not answer.', againInMinutes: 2 });
  expect(judge(once, silent)).toMatchObject({ health: 'ill', againInMinutes: 4 });
});

test('who is ill is asked less and less often, but asked, and well again with the first right answer', () => {
  const ill = { health: 'ill' as const, failures: 15, bytesPerSecond: null };
  expect(judge(ill, silent).againInMinutes).toBe(360);
  expect(judge(ill, { result: 'true', bytesPerSecond: 5 })).toMatchObject({
    health: 'well',
    problem: null,
    failures: 0,
    bytesPerSecond: 5,
  });
});
