import { eq, inArray } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Viewer } from '../access.ts';
import { channels, videos } from '../tables.ts';
import { isMuted, isOfMutedServer } from '../visibility-queries.ts';

/** Of each of these videos, whether its account, and the node it is of, are muted for the viewer. */
export const mutedAmong = (db: Db, videoIds: number[], viewer: Viewer) =>
  db
    .select({
      id: videos.id,
      blockedOwner: isMuted(viewer).mapWith(Boolean),
      blockedServer: isOfMutedServer(viewer).mapWith(Boolean),
    })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(inArray(videos.id, videoIds));
