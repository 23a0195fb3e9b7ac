import { and, asc, eq, gt, isNull } from 'drizzle-orm';

import { follows } from '../../server/catalog/social-tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { actors } from '../tables.ts';

/** Accounts of this node that follow a channel, a page by their numbers. */
export const followersHere = (
  db: Db,
  channelId: number,
  { after, limit }: { after: number; limit: number },
) =>
  db
    .select({ followerId: follows.followerId, state: follows.state })
    .from(follows)
    .innerJoin(accounts, and(eq(accounts.id, follows.followerId), isNull(accounts.host)))
    .where(and(eq(follows.channelId, channelId), gt(follows.followerId, after)))
    .orderBy(asc(follows.followerId))
    .limit(limit);

export const setAliases = (tx: Db, actorId: number, alsoKnownAs: string[]) =>
  tx.update(actors).set({ alsoKnownAs }).where(eq(actors.id, actorId));
