import { sql } from 'drizzle-orm';
import { integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';

import { instant } from '../platform/columns.ts';
import { renditionColumns } from './rendition-columns.ts';
import { videos } from './tables.ts';

/**
 * A rendition of which the beginning can be watched while the rest is made: a row of `renditions` that is not there yet.
 * Its number is the one it will have there. Bytes and segments are only ever added: its playlist has no end, and what lies
 * beyond `sizeBytes` in the file was never shown.
 */
export const growingRenditions = pgTable(
  'growing_renditions',
  {
    id: integer()
      .notNull()
      .default(sql`nextval(pg_get_serial_sequence('renditions', 'id'))`),
    videoId: integer('video_id')
      .notNull()
      .references(() => videos.id, { onDelete: 'cascade' }),
    ...renditionColumns(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Names whoever makes it: another may have taken that over. None once nobody writes to its file. */
    token: uuid(),
  },
  (t) => [primaryKey({ columns: [t.videoId, t.height] })],
);
