import { and, eq } from 'drizzle-orm';

import { fromShortUuid, UUID } from '../../../server/catalog/index.ts';
import { channels, videos } from '../../../server/catalog/tables.ts';
import { accounts } from '../../../server/identity/tables.ts';
import type { Db } from '../../../server/platform/db.ts';
import { isWatchable } from '../open-queries.ts';

const NUMBER = /^\d{1,9}$/;

/** A video that a stranger may watch, by its number, UUID or short UUID, without what is big of it. */
export async function findKnownVideo(db: Db, id: string) {
  const named = nameOf(id);
  if (!named) return undefined;
  const [row] = await db
    .select({
      id: videos.id,
      uuid: videos.uuid,
      url: videos.url,
      privacy: videos.privacy,
      durationSeconds: videos.durationSeconds,
      playerTheme: videos.playerTheme,
      channelId: channels.id,
    })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(and(named, isWatchable()));
  return row;
}

export type KnownVideo = NonNullable<Awaited<ReturnType<typeof findKnownVideo>>>;

function nameOf(id: string) {
  if (NUMBER.test(id)) return eq(videos.id, Number(id));
  const uuid = UUID.test(id) ? id : fromShortUuid(id);
  return uuid === undefined ? undefined : eq(videos.uuid, uuid);
}
