import { and, eq, inArray, or } from 'drizzle-orm';

import { collaborators, ownershipChanges } from '../catalog/actor-tables.ts';
import { comments, follows } from '../catalog/social-tables.ts';
import { channels, videos } from '../catalog/tables.ts';
import { accounts } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';
import { NotificationType } from './kinds.ts';
import { announceNews } from './queries.ts';
import { notifications } from './tables.ts';

type Muted = { accountId: number } | { host: string };

/** Deletes what a user, or everybody, was told that an account, or those of a host, did. */
export async function deleteOfMuted(db: Db, userId: number | null, muted: Muted): Promise<void> {
  const isForThem = userId === null ? undefined : eq(notifications.userId, userId);
  const gone = await db
    .delete(notifications)
    .where(and(isForThem, or(isDoneBy(db, muted), isOfChannelsOf(db, muted))))
    .returning({ userId: notifications.userId });
  await announceNews(db, [...new Set(gone.map((row) => row.userId))]);
}

const accountsOf = (db: Db, muted: Muted) =>
  db
    .select({ id: accounts.id })
    .from(accounts)
    .where('host' in muted ? eq(accounts.host, muted.host) : eq(accounts.id, muted.accountId));

const isOf = (...types: NotificationType[]) => inArray(notifications.type, types);

/** What they wrote, followed and offered. */
function isDoneBy(db: Db, muted: Muted) {
  const who = accountsOf(db, muted);
  const said = db
    .select({ id: comments.id })
    .from(comments)
    .where(inArray(comments.accountId, who));
  const followed = db
    .select({ id: follows.id })
    .from(follows)
    .where(inArray(follows.followerId, who));
  const offered = db
    .select({ id: ownershipChanges.id })
    .from(ownershipChanges)
    .where(inArray(ownershipChanges.initiatorId, who));
  const { videoOwnershipAsked, channelOwnershipAsked } = NotificationType;
  return or(
    inArray(notifications.commentId, said),
    inArray(notifications.followId, followed),
    and(
      isOf(videoOwnershipAsked, channelOwnershipAsked),
      inArray(notifications.ownershipChangeId, offered),
    ),
  );
}

/** What came out in their channels, and invitations to help there. */
function isOfChannelsOf(db: Db, muted: Muted) {
  const theirs = db
    .select({ id: channels.id })
    .from(channels)
    .where(inArray(channels.accountId, accountsOf(db, muted)));
  const published = db
    .select({ id: videos.id })
    .from(videos)
    .where(inArray(videos.channelId, theirs));
  const invited = db
    .select({ id: collaborators.id })
    .from(collaborators)
    .where(inArray(collaborators.channelId, theirs));
  const { newVideoFromSubscription, invitedToChannel } = NotificationType;
  return or(
    and(isOf(newVideoFromSubscription), inArray(notifications.videoId, published)),
    and(isOf(invitedToChannel), inArray(notifications.collaboratorId, invited)),
  );
}
