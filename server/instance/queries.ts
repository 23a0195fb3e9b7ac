import { eq, sql } from 'drizzle-orm';

import { users } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';
import { createStatements } from '../platform/db/prepared.ts';
import type { SharingMode } from './config/sharing-mode.ts';
import { contactMessages, instanceSettings } from './tables.ts';

/** The setting that holds what administrators have set. */
export const CUSTOM_CONFIG = 'custom-config';

/** The most that the node lets viewers share, null for the default: a column for queries over what has a mode of its own. */
export const sharingOfNode = sql<SharingMode | null>`(
  select ${instanceSettings.value} #>> '{defaults,p2p,mode}' from ${instanceSettings}
  where ${instanceSettings.name} = ${sql.raw(`'${CUSTOM_CONFIG}'`)})`;

export async function findSetting(db: Db, name: string): Promise<unknown> {
  const [row] = await settings(db, 'by name', () => selectSetting(db)).execute({ name });
  return row?.value;
}

const settings = createStatements<ReturnType<typeof selectSetting>>();

const selectSetting = (db: Db) =>
  db
    .select()
    .from(instanceSettings)
    .where(eq(instanceSettings.name, sql.placeholder('name')))
    .prepare('setting');

/** Records a setting, unless it has a value already. */
export async function insertSetting(db: Db, name: string, value: unknown): Promise<void> {
  await db.insert(instanceSettings).values({ name, value }).onConflictDoNothing();
}

/** Locks a setting for the rest of the transaction, creating it if need be: changes of it come one after another. */
export async function lockSetting(tx: Db, name: string, initial: unknown): Promise<void> {
  await insertSetting(tx, name, initial);
  await tx
    .select({ name: instanceSettings.name })
    .from(instanceSettings)
    .where(eq(instanceSettings.name, name))
    .for('update');
}

export async function putSetting(tx: Db, name: string, value: unknown): Promise<void> {
  await tx
    .insert(instanceSettings)
    .values({ name, value })
    .onConflictDoUpdate({ target: instanceSettings.name, set: { value } });
}

export async function deleteSetting(tx: Db, name: string): Promise<void> {
  await tx.delete(instanceSettings).where(eq(instanceSettings.name, name));
}

export const countUsers = async (db: Db): Promise<number> => db.$count(users);

export async function insertContactMessage(
  tx: Db,
  message: typeof contactMessages.$inferInsert,
): Promise<number> {
  const [row] = await tx
    .insert(contactMessages)
    .values(message)
    .returning({ id: contactMessages.id });
  return row!.id;
}

export const findContactMessage = async (db: Db, id: number) =>
  (await db.select().from(contactMessages).where(eq(contactMessages.id, id)))[0];

export async function deleteContactMessage(db: Db, id: number): Promise<void> {
  await db.delete(contactMessages).where(eq(contactMessages.id, id));
}
