import { and, eq, inArray, isNull, not, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

import { growingRenditions } from '../../server/catalog/growing-tables.ts';
import { VideoPrivacy, VideoState } from '../../server/catalog/index.ts';
import { channels, renditions, videos } from '../../server/catalog/tables.ts';
import { accounts } from '../../server/identity/tables.ts';

/**
 * Whether a stranger who knows the address of a video may watch it. For queries that join `videos`, `channels` and their
 * `accounts`.
 */
export const isWatchable = (owners: { deletedAt: AnyPgColumn } = accounts) =>
  and(
    eq(videos.state, VideoState.published),
    inArray(videos.privacy, [VideoPrivacy.public, VideoPrivacy.unlisted]),
    eq(videos.blocked, false),
    isNull(channels.deletedAt),
    isNull(owners.deletedAt),
  );

/** Whether there is nothing of a video yet but the beginning of its first rendition. */
const isBeginningOnly = sql`(exists (select from ${growingRenditions} where ${growingRenditions.videoId} = ${videos.id})
  and not exists (select from ${renditions} where ${renditions.videoId} = ${videos.id}))`;

/**
 * The same of a video of this node: all that other nodes learn of. They hear of it once its first rendition is whole: they
 * copy files, and take them for finished.
 */
export const isOpen = () => and(isWatchable(), isNull(channels.host), not(isBeginningOnly));

/** The same of one that is found in lists, and told to followers. */
export const isAnnounced = () =>
  and(isOpen(), eq(videos.privacy, VideoPrivacy.public), eq(videos.followed, true)); // as the index of lists has them
