import { and, eq, isNull, sql } from 'drizzle-orm';

import { users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { editorUserIds } from '../collaboration/queries.ts';
import { channels } from '../tables.ts';

/** A channel of this node by its name, with its theme and who runs it. */
export async function findChannelTheme(db: Db, name: string) {
  const [row] = await db
    .select({
      id: channels.id,
      name: channels.name,
      theme: channels.playerTheme,
      ownerUserId: users.id,
      editorUserIds,
    })
    .from(channels)
    .leftJoin(users, eq(users.accountId, channels.accountId))
    .where(and(eq(sql`lower(${channels.name})`, name.toLowerCase()), isNull(channels.host)));
  return row;
}

export const setChannelTheme = (db: Db, channelId: number, playerTheme: string) =>
  db.update(channels).set({ playerTheme }).where(eq(channels.id, channelId));
