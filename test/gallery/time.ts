import { eq } from 'drizzle-orm';

import { announceManyChanges } from '../../server/catalog/index.ts';
import { videos } from '../../server/catalog/tables.ts';
import { type Connection, openDatabase } from '../../server/platform/db.ts';
import { silentLog } from '../../server/platform/log.ts';
import type { ShownVideo } from './content.ts';

const DAY_MS = 86_400_000;
const SHOWN_SHARE = 0.04; // of those who watch, those who like
const RECENT_DAYS = 14;

/** Gives videos what only time brings: an age, viewers and those who liked it; and the length their card says. */
export async function letTimePass(connection: Connection, shown: Map<number, ShownVideo>) {
  const { db, close } = openDatabase(connection, silentLog);
  for (const [id, { minutes, views, daysAgo }] of shown) {
    const publishedAt = new Date(Date.now() - daysAgo * DAY_MS);
    const recentViews = daysAgo < RECENT_DAYS ? Math.round(views / (daysAgo + 1)) : 0;
    const likes = Math.round(views * SHOWN_SHARE);
    const durationSeconds = Math.round(minutes * 60);
    const values = {
      publishedAt,
      createdAt: publishedAt,
      views,
      recentViews,
      likes,
      durationSeconds,
    };
    await db.update(videos).set(values).where(eq(videos.id, id));
  }
  await announceManyChanges(db);
  await close();
}
