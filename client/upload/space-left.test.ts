import { expect, test } from 'vitest';

import { spaceLeft } from './space-left.ts';

test.each([
  [-1, -1, null],
  [100, -1, 60],
  [100, 30, 5],
  [-1, 20, 0],
])('of %i in all and %i a day, %s is left', (videoQuota, videoQuotaDaily, left) => {
  const used = { videoQuotaUsed: 40, videoQuotaUsedDaily: 25 };
  expect(spaceLeft({ videoQuota, videoQuotaDaily }, used)).toBe(left);
});
