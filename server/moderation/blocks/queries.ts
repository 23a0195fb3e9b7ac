import { and, count, eq } from 'drizzle-orm';

import { channels, videoBlocks, videos } from '../../catalog/tables.ts';
import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { type Page } from '../../platform/page-query.ts';
import { holdsText } from '../like-queries.ts';
import { inOrder } from '../order-queries.ts';

const SORTS = {
  id: videoBlocks.id,
  createdAt: videoBlocks.createdAt,
  name: videos.name,
  uuid: videos.uuid,
  duration: videos.durationSeconds,
  views: videos.views,
  likes: videos.likes,
  dislikes: videos.dislikes,
} as const;

export type BlockSort = keyof typeof SORTS;
export const BLOCK_SORTS = Object.keys(SORTS) as BlockSort[];

export type BlockPage = Page<BlockSort> & {
  type?: number | undefined;
  search?: string | undefined;
};

/** A page of blocked videos. */
export async function listBlocks(db: Db, page: BlockPage) {
  const matches = and(
    page.type === undefined ? undefined : eq(videoBlocks.type, page.type),
    holdsText(page.search, videos.name, channels.name, channels.displayName, accounts.name),
  );
  const [rows, total] = await Promise.all([
    db
      .select({ block: videoBlocks, reason: videos.blockReason })
      .from(videoBlocks)
      .innerJoin(videos, eq(videos.id, videoBlocks.videoId))
      .innerJoin(channels, eq(channels.id, videos.channelId))
      .innerJoin(accounts, eq(accounts.id, channels.accountId))
      .where(matches)
      .orderBy(...inOrder(page, SORTS, videoBlocks.id))
      .limit(page.count)
      .offset(page.start),
    db
      .select({ total: count() })
      .from(videoBlocks)
      .innerJoin(videos, eq(videos.id, videoBlocks.videoId))
      .innerJoin(channels, eq(channels.id, videos.channelId))
      .innerJoin(accounts, eq(accounts.id, channels.accountId))
      .where(matches),
  ]);
  return { rows, total: total[0]!.total };
}
