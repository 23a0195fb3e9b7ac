import { eq } from 'drizzle-orm';

import type { Db } from '../platform/db.ts';
import { instanceSettings } from './tables.ts';

export async function findSetting(db: Db, name: string): Promise<unknown> {
  const [row] = await db.select().from(instanceSettings).where(eq(instanceSettings.name, name));
  return row?.value;
}

/** Records a setting, unless it has a value already. */
export async function insertSetting(db: Db, name: string, value: unknown): Promise<void> {
  await db.insert(instanceSettings).values({ name, value }).onConflictDoNothing();
}
