import { expect, onTestFinished, test } from 'vitest';

import { createTestDatabase } from '../../test/support/database.ts';
import { openDatabase } from './db.ts';
import { silentLog } from './log.ts';
import { callerOf, countAttempt } from './rate-limit.ts';

test('attempts are counted per caller, and refused with the time to wait', async () => {
  const { connection, drop } = await createTestDatabase();
  const { db, close } = openDatabase(connection, silentLog);
  onTestFinished(async () => {
    await close();
    await drop();
  });
  const limit = { name: 'test', attempts: 2, windowSeconds: 60 };
  await countAttempt(db, limit, 'a');
  await countAttempt(db, limit, 'a');
  const refusal = await countAttempt(db, limit, 'a').catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'rate_limited' });
  expect(
    (refusal as { details: { retryAfterSeconds: number } }).details.retryAfterSeconds,
  ).toBeGreaterThan(50);
  await countAttempt(db, limit, 'b');
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s is the caller %s', (address, caller) => {
  expect(callerOf(address)).toBe(caller);
});
