import { and, eq, sql } from 'drizzle-orm';

import { abuseMessages } from '../catalog/abuse-tables.ts';
import { videoBlocks, videos } from '../catalog/tables.ts';
import { registrations } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';
import type { Notification } from './queries.ts';

/**
 * What somebody wrote that a notification is about, which its mail repeats: a message about a report, why a video is blocked,
 * why who asks to join wants to. Undefined for all else.
 */
export function findQuoted(
  db: Db,
  { abuseId, blockId, registrationId, subject }: Notification,
): Promise<string | undefined> {
  if (registrationId !== null) return findReason(db, registrationId);
  if (blockId !== null) return findBlockReason(db, blockId);
  return abuseId === null ? Promise.resolve(undefined) : findMessage(db, abuseId, subject);
}

async function findMessage(db: Db, abuseId: number, subject: string) {
  const [said] = await db
    .select({ message: abuseMessages.message })
    .from(abuseMessages)
    .where(
      and(
        eq(abuseMessages.abuseId, abuseId),
        eq(sql`'abuse-message:' || ${abuseMessages.id}`, subject),
      ),
    );
  return said?.message;
}

async function findBlockReason(db: Db, blockId: number) {
  const [block] = await db
    .select({ reason: videos.blockReason })
    .from(videoBlocks)
    .innerJoin(videos, eq(videos.id, videoBlocks.videoId))
    .where(eq(videoBlocks.id, blockId));
  return block?.reason ?? undefined;
}

async function findReason(db: Db, registrationId: number) {
  const [asked] = await db
    .select({ reason: registrations.reason })
    .from(registrations)
    .where(eq(registrations.id, registrationId));
  return asked?.reason;
}
