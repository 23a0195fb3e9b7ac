import { expect, onTestFinished, test } from 'vitest';

import { createTestDatabase } from '../../test/support/database.ts';
import { openDatabase } from '../platform/db.ts';
import { silentLog } from '../platform/log.ts';
import { ensureAdministrator } from './ensure-administrator.ts';
import { signIn } from './sign-in/sign-in.ts';

const publicUrl = new URL('https://node.example');
const here = { address: '192.0.2.1', userAgent: null };

async function open() {
  const { connection, drop } = await createTestDatabase();
  const { db, close } = openDatabase(connection, silentLog);
  onTestFinished(async () => {
    await close();
    await drop();
  });
  return db;
}

test('processes that start together create one administrator, and one of them tells the password', async () => {
  const db = await open();
  const started = await Promise.all(
    Array.from({ length: 4 }, () => ensureAdministrator(db, { publicUrl, password: undefined })),
  );
  const passwords = started.flatMap(({ generatedPassword }) => generatedPassword ?? []);
  expect(passwords).toHaveLength(1);
  expect(passwords[0]).toMatch(/^[\w-]{16}$/);
  const credentials = { username: 'admin@node.example', password: passwords[0]! };
  expect(await signIn({ db, secret: Buffer.alloc(32) }, credentials, here)).toBeTypeOf('number');
});

test('a password that is set is used and not repeated, and a later one changes nothing', async () => {
  const db = await open();
  expect(await ensureAdministrator(db, { publicUrl, password: 'first one' })).toEqual({});
  expect(await ensureAdministrator(db, { publicUrl, password: 'second one' })).toEqual({});
  expect(
    await signIn(
      { db, secret: Buffer.alloc(32) },
      { username: 'root', password: 'first one' },
      here,
    ),
  ).toBeTypeOf('number');
});
