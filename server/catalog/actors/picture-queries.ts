import { eq, sql } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Picture } from '../../platform/pictures/picture.ts';
import { channels } from '../tables.ts';

/** Whose picture, and which. */
export type PictureOf =
  | { accountId: number; kind: 'avatars' }
  | { channelId: number; kind: 'avatars' | 'banners' };

/** Puts pictures in the place of others, and returns those. */
export async function swapPictures(
  tx: Db,
  whose: PictureOf,
  pictures: Picture[],
): Promise<Picture[]> {
  const change = { [whose.kind]: pictures, updatedAt: sql`now()` };
  if ('accountId' in whose) {
    const isIt = eq(accounts.id, whose.accountId);
    const [before] = await tx.select().from(accounts).where(isIt).for('update');
    await tx.update(accounts).set(change).where(isIt);
    return before?.avatars ?? [];
  }
  const isIt = eq(channels.id, whose.channelId);
  const [before] = await tx.select().from(channels).where(isIt).for('update');
  await tx.update(channels).set(change).where(isIt);
  return before?.[whose.kind] ?? [];
}
