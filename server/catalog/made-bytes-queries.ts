import { and, eq, isNull, sql } from 'drizzle-orm';

import type { Db } from '../platform/db.ts';
import { furtherRenditions, spokenTracks } from './part-tables.ts';
import { renditions, videos } from './tables.ts';

const MADE = [renditions, furtherRenditions, spokenTracks];

/** Bytes of what was made of the source of a video: a column for queries over `videos`. */
const madeBytes = sql.join(
  MADE.map(
    (table) =>
      sql`(select coalesce(sum(${table.sizeBytes}), 0) from ${table} where ${table.videoId} = ${videos.id})`,
  ),
  sql` + `,
);

/** Counts anew what the files of a video of this node take, so that lists can be in that order. */
export const countMadeBytes = (tx: Db, videoUuid: string) =>
  tx
    .update(videos)
    .set({ madeBytes: sql`${madeBytes}` })
    .where(
      and(eq(videos.uuid, videoUuid), isNull(videos.url), sql`${videos.madeBytes} <> ${madeBytes}`),
    );
