import { eq, sql } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Viewer } from '../access.ts';
import { channels, videos } from '../tables.ts';
import { isListed } from '../visibility-queries.ts';

const RECENT = 2_000; // what an overview is drawn from
const ENOUGH = 6; // videos of what is a subject, as PeerTube's

type Part = { start: number; count: number };

/**
 * Categories, channels and tags of what was published lately and the viewer may find, those with the most videos first; few are
 * no subject.
 */
export async function findSubjects(db: Db, viewer: Viewer, { start, count }: Part) {
  const recent = db
    .select({ category: videos.category, channelId: videos.channelId, tags: videos.tags })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(isListed(viewer))
    .orderBy(sql`${videos.publishedAt} desc nulls last`, sql`${videos.id} desc nulls last`)
    .limit(RECENT)
    .as('recent');
  const most = async <T>(value: ReturnType<typeof sql>) =>
    (
      await db
        .select({ value: sql<T>`value` })
        .from(
          db
            .select({ value: value.as('value') })
            .from(recent)
            .as('subjects'),
        )
        .where(sql`value is not null`)
        .groupBy(sql`value`)
        .having(sql`count(*) >= ${ENOUGH}`)
        .orderBy(sql`count(*) desc`, sql`value`)
        .offset(start)
        .limit(count)
    ).map((row) => row.value);
  const [categories, channelIds, tags] = await Promise.all([
    most<number>(sql`${recent.category}`),
    most<number>(sql`${recent.channelId}`),
    most<string>(sql`unnest(${recent.tags})`),
  ]);
  return { categories, channelIds, tags };
}
