import { index, pgTable, text } from 'drizzle-orm/pg-core';

import { instant } from '../../server/platform/columns.ts';

/** What other nodes said is gone, whether it was known here or not: word of it that comes late is not taken for new. Swept. */
export const tombstones = pgTable(
  'tombstones',
  {
    url: text().primaryKey(), // of what is gone
    host: text().notNull(),
    buriedAt: instant('buried_at').notNull().defaultNow(),
  },
  (t) => [index('tombstones_host').on(t.host), index('tombstones_buried').on(t.buriedAt)],
);
