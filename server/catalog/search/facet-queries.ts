import { eq, inArray } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { channels, videos } from '../tables.ts';

/** What facets are counted from. */
export type FacetRow = Awaited<ReturnType<typeof facetRows>>[number];

/** What these videos may be narrowed by. */
export const facetRows = (db: Db, videoIds: number[]) =>
  db
    .select({
      category: videos.category,
      licence: videos.licence,
      language: videos.language,
      tags: videos.tags,
      durationSeconds: videos.durationSeconds,
      host: channels.host,
    })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .where(inArray(videos.id, videoIds));
