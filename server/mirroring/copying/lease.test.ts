import { expect, onTestFinished, test } from 'vitest';

import { createTestDatabase } from '../../../test/support/database.ts';
import { givenDueCopy } from '../../../test/support/mirrors/copies.ts';
import { openDatabase } from '../../platform/db.ts';
import { silentLog } from '../../platform/log.ts';
import { claimCopy, isDueWithin, updateCopy } from '../queries.ts';
import { holdLease } from './lease.ts';

const SECONDS = 60;

test('a copy that is due is made by one, until who makes it is gone', async () => {
  const { connection, drop } = await createTestDatabase();
  const { db, close } = openDatabase(connection, silentLog);
  onTestFinished(() => close().then(drop));
  await givenDueCopy(db);
  const claims = await Promise.all([claimCopy(db, SECONDS), claimCopy(db, SECONDS)]);
  const [claimed, ...others] = claims.flatMap((copy) => copy ?? []);
  expect(others).toEqual([]);
  using lease = holdLease(db, claimed!);
  expect(await lease.isHeld()).toBe(true);
  expect(await claimCopy(db, SECONDS)).toBeUndefined();
  expect(await isDueWithin(db, SECONDS)).toBe(true);

  await updateCopy(db, claimed!.id, { nextAttemptAt: new Date(0) }); // it stood still for too long
  const taken = await claimCopy(db, SECONDS);
  expect(taken).toMatchObject({ id: claimed!.id });
  expect(await lease.isHeld()).toBe(false);
  expect(lease.signal.aborted).toBe(true);
  using next = holdLease(db, taken!);
  expect(await next.isHeld()).toBe(true);
});
