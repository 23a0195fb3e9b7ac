import { and, count, desc, eq, isNotNull, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { watchSessions } from '../tables.ts';
import { isWithin, type Measured } from './overall-queries.ts';
import type { Change } from './retention.ts';

const MAX_NAMES = 100; // clients name themselves

const hasWatched = (videoId: number) =>
  and(eq(watchSessions.videoId, videoId), sql`not isempty(${watchSessions.sections})`);

/** From which second on how many more or fewer watched, and how many watched anything. */
export async function findRetention(db: Db, videoId: number) {
  const section = sql`unnest(${watchSessions.sections})`;
  const sections = db
    .select({ section: section.as('section') })
    .from(watchSessions)
    .where(hasWatched(videoId))
    .as('sections');
  const ends = db
    .select({
      second: sql<number>`lower(${sections.section})`.as('second'),
      step: sql`1`.as('step'),
    })
    .from(sections)
    .unionAll(
      db
        .select({
          second: sql<number>`upper(${sections.section})`.as('second'),
          step: sql`-1`.as('step'),
        })
        .from(sections),
    )
    .as('ends');
  const changes: Change[] = await db
    .select({ second: ends.second, change: sql<number>`sum(${ends.step})::int` })
    .from(ends)
    .groupBy(ends.second);
  const [viewers] = await db
    .select({ total: count() })
    .from(watchSessions)
    .where(hasWatched(videoId));
  return { changes, viewers: viewers!.total };
}

type Named = 'client' | 'device' | 'operatingSystem';

/** How many watched by each client, device or system, the most used first. */
export const countBy = <Name extends string>(db: Db, measured: Measured, named: Named) =>
  db
    .select({ name: sql<Name>`${watchSessions[named]}`, viewers: count() })
    .from(watchSessions)
    .where(and(isWithin(measured), isNotNull(watchSessions[named])))
    .groupBy(watchSessions[named])
    .orderBy(desc(count()), watchSessions[named])
    .limit(MAX_NAMES);
