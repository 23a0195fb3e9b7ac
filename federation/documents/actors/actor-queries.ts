import { and, eq, isNull } from 'drizzle-orm';

import { channels } from '../../../server/catalog/tables.ts';
import { accounts } from '../../../server/identity/tables.ts';
import type { Db } from '../../../server/platform/db.ts';

/** An account of this node by its number; undefined once it is deleted. */
export const findLocalAccount = async (db: Db, id: number) =>
  (
    await db
      .select()
      .from(accounts)
      .where(and(eq(accounts.id, id), isNull(accounts.host), isNull(accounts.deletedAt)))
  )[0];

export type LocalAccount = NonNullable<Awaited<ReturnType<typeof findLocalAccount>>>;

/** A channel of this node by its number, with the name of its account; undefined once it is deleted. */
export const findLocalChannel = async (db: Db, id: number) =>
  (
    await db
      .select({ channel: channels, accountName: accounts.name })
      .from(channels)
      .innerJoin(accounts, eq(accounts.id, channels.accountId))
      .where(and(eq(channels.id, id), isNull(channels.host), isNull(channels.deletedAt)))
  )[0];

export type LocalChannel = NonNullable<Awaited<ReturnType<typeof findLocalChannel>>>;
