import { expect, test } from 'vitest';

import { bytesToCome, spaceLeft } from './space-left.ts';

test.each([
  [-1, -1, null],
  [100, -1, 60],
  [100, 30, 5],
  [-1, 20, 0],
])('of %i in all and %i a day, %s is left', (videoQuota, videoQuotaDaily, left) => {
  const used = { videoQuotaUsed: 40, videoQuotaUsedDaily: 25 };
  expect(spaceLeft({ videoQuota, videoQuotaDaily }, used)).toBe(left);
});

test('what has arrived, failed or was cancelled takes no more space', () => {
  const all = [
    'queued',
    'sending',
    'paused',
    'elsewhere',
    'arrived',
    'failed',
    'cancelled',
  ] as const;
  const uploads = all.map((phase, n) => ({ phase, file: { size: 10 ** n } }));
  expect(bytesToCome(uploads)).toBe(1111);
});
