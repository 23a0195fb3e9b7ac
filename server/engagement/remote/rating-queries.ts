import { and, eq } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { ratings } from '../tables.ts';

type OfVideo = { accountId: number; videoId: number };

/** Notes which activity a rating came with; another rating no longer has it. */
export async function setRatingUrl(tx: Db, of: OfVideo, url: string | null): Promise<void> {
  if (url !== null) await tx.update(ratings).set({ url: null }).where(eq(ratings.url, url));
  await tx
    .update(ratings)
    .set({ url })
    .where(and(eq(ratings.accountId, of.accountId), eq(ratings.videoId, of.videoId)));
}
