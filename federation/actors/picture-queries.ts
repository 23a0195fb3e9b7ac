import { eq, sql } from 'drizzle-orm';

import { channels } from '../../server/catalog/tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { actors } from '../tables.ts';

/** From where the pictures of an account or channel of another node were copied. Undefined for anybody else. */
export async function findPictures(db: Db, actorId: number) {
  const [found] = await db
    .select({
      accountId: actors.accountId,
      channelId: actors.channelId,
      avatarsFrom: sql<string | null>`coalesce(${channels.avatarsFrom}, ${accounts.avatarsFrom})`,
      bannersFrom: channels.bannersFrom,
    })
    .from(actors)
    .leftJoin(accounts, eq(accounts.id, actors.accountId))
    .leftJoin(channels, eq(channels.id, actors.channelId))
    .where(eq(actors.id, actorId));
  return found?.accountId || found?.channelId ? found : undefined;
}
