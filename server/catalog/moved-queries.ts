import { and, eq, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

import { accounts } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';
import { announceManyChanges } from './change-queries.ts';
import { channels } from './tables.ts';

export type Moving = { accountId: number } | { channelId: number };

/** Writes down where an account or a channel went: the id of another one, or null when it is here after all. */
export async function setMovedTo(tx: Db, of: Moving, movedTo: string | null): Promise<void> {
  const isOther = (column: AnyPgColumn) => sql`${column} is distinct from ${movedTo}`;
  const changed =
    'channelId' in of
      ? await tx
          .update(channels)
          .set({ movedTo })
          .where(and(eq(channels.id, of.channelId), isOther(channels.movedTo)))
          .returning({ id: channels.id })
      : await tx
          .update(accounts)
          .set({ movedTo })
          .where(and(eq(accounts.id, of.accountId), isOther(accounts.movedTo)))
          .returning({ id: accounts.id });
  if (changed.length > 0) await announceManyChanges(tx);
}
