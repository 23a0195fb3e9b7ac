import { randomUUID } from 'node:crypto';

import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';

import { createTestDatabase } from '../../test/support/database.ts';
import { openDatabase } from '../platform/db.ts';
import { silentLog } from '../platform/log.ts';
import { defineSetting, setting, signingSecret } from './settings.ts';

test('a setting is created once, however many ask for it at the same time', async () => {
  const { connection, drop } = await createTestDatabase();
  const { db, close } = openDatabase(connection, silentLog);
  onTestFinished(async () => {
    await close();
    await drop();
  });
  const Nickname = defineSetting({
    name: 'nickname',
    value: z.object({ id: z.uuid() }),
    create: () => ({ id: randomUUID() }),
  });
  const asked = await Promise.all(Array.from({ length: 8 }, () => setting(db, Nickname)));
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
  expect(await signingSecret(db)).toHaveLength(32);
  expect(await signingSecret(db)).toEqual(await signingSecret(db));
});
