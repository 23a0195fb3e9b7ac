import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { expect, onTestFinished, test } from 'vitest';

import { createTestDatabase } from '../../test/support/database.ts';
import { connect, type Db, openDatabase } from './db.ts';
import { silentLog } from './log.ts';

async function limitsOf(db: Db) {
  const [limits] = await db.execute(sql`
    select current_setting('statement_timeout') statement, current_setting('lock_timeout') lock,
      current_setting('idle_in_transaction_session_timeout') idle`);
  return limits;
}

test('no statement, lock or forgotten transaction holds others up for ever, but for a migration', async () => {
  const { connection, drop } = await createTestDatabase();
  const { db, planned, close } = openDatabase(connection, silentLog);
  const unlimited = connect(connection, { max: 1, isLimited: false });
  onTestFinished(async () => {
    await Promise.all([close(), unlimited.end()]);
    await drop();
  });
  for (const each of [db, planned])
    expect(await limitsOf(each)).toEqual({ statement: '5min', lock: '1min', idle: '5min' });
  expect(await limitsOf(drizzle(unlimited))).toEqual({ statement: '0', lock: '0', idle: '0' });
});
