import { eq, inArray } from 'drizzle-orm';

import { abuseMessages, abuses } from '../catalog/abuse-tables.ts';
import { channels, videoBlocks, videos } from '../catalog/tables.ts';
import { accounts } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';

/** What moderators and those they judge are told about. */

export type AbuseSubject = Awaited<ReturnType<typeof findAbuses>>[number];

/** Many at once, for a whole page. */
export const findAbuses = (db: Db, ids: number[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select({ abuse: abuses, flagged: accounts })
        .from(abuses)
        .leftJoin(accounts, eq(accounts.id, abuses.flaggedId))
        .where(inArray(abuses.id, ids));

export async function findAbuse(db: Db, abuseId: number) {
  const [abuse] = await db
    .select({ state: abuses.state, reporterId: abuses.reporterId })
    .from(abuses)
    .where(eq(abuses.id, abuseId));
  return abuse;
}

/** A message about a report, with those who talk there. */
export async function findAbuseMessage(db: Db, messageId: number) {
  const [message] = await db
    .select({ authorId: abuseMessages.accountId, reporterId: abuses.reporterId })
    .from(abuseMessages)
    .innerJoin(abuses, eq(abuses.id, abuseMessages.abuseId))
    .where(eq(abuseMessages.id, messageId));
  return message;
}

/** The block of a video, while it is blocked, with the account whose video it is. */
export async function findBlock(db: Db, videoId: number) {
  const [block] = await db
    .select({ id: videoBlocks.id, videoId: videoBlocks.videoId, ownerId: channels.accountId })
    .from(videoBlocks)
    .innerJoin(videos, eq(videos.id, videoBlocks.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(eq(videoBlocks.videoId, videoId));
  return block;
}
