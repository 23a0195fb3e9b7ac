import { expect, test } from 'vitest';

import { oneAtATime } from './one-at-a-time.ts';

test('what is being done is not done again, and both who asked hear how it went', async () => {
  let times = 0;
  const gate = Promise.withResolvers<void>();
  const send = oneAtATime(async () => {
    await gate.promise;
    times += 1;
    return times;
  });
  const both = Promise.all([send(), send()]);
  gate.resolve();
  expect(await both).toEqual([1, 1]);
  expect(await send()).toBe(2);
});

test('what failed can be tried again', async () => {
  let times = 0;
  const send = oneAtATime(async () => {
    times += 1;
    if (times === 1) throw new Error('the line is cut');
    return times;
  });
  await expect(send()).rejects.toThrow('the line is cut');
  expect(await send()).toBe(2);
});
