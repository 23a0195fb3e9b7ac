import { sql } from 'drizzle-orm';
import { integer, pgTable, timestamp } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';

import { createRowReader } from './row-reader.ts';

const films = pgTable('films', { id: integer(), shownAt: timestamp({ withTimezone: true }) });

test('values become rows: by name, in groups, and as their columns say', () => {
  const read = createRowReader({ film: films, total: sql`1`, of: { id: films.id } });
  expect(
    read([
      [7, '2026-11-22 10:00:00+00', '12', 7],
      [8, null, null, 8],
    ]),
  ).toEqual([
    { film: { id: 7, shownAt: new Date('2026-11-22T10:00:00Z') }, total: '12', of: { id: 7 } },
    { film: { id: 8, shownAt: null }, total: null, of: { id: 8 } },
  ]);
});
