import { eq } from 'drizzle-orm';

import { channels } from '../../server/catalog/tables.ts';
import type { Db } from '../../server/platform/db.ts';

/** The account that has a channel. */
export const findOwnerOf = async (db: Db, channelId: number): Promise<number | undefined> =>
  (await db.select({ id: channels.accountId }).from(channels).where(eq(channels.id, channelId)))[0]
    ?.id;
