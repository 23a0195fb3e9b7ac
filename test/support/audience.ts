import { asc, isNotNull, sql } from 'drizzle-orm';

import { playbackHours, viewSources, watchSessions } from '../../server/analytics/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { explain } from './explain.ts';

/** What time does to those who watch, and to what is known of them. */
export const openAudience = (db: Db) => ({
  sessions: () => db.select().from(watchSessions).orderBy(asc(watchSessions.id)),

  playbackHours: () => db.select().from(playbackHours),

  viewSources: () => db.select().from(viewSources),

  /** Ends the sessions under way, and sets from when to when they lasted. */
  async placeSessions(startedAt: string, endedAt: string) {
    await db
      .update(watchSessions)
      .set({ startedAt: new Date(startedAt), endedAt: new Date(endedAt), viewer: null })
      .where(isNotNull(watchSessions.viewer));
  },

  /** Lets time pass: `61 minutes`. */
  async age(interval: string) {
    const ago = sql`${interval}::interval`;
    await db.update(watchSessions).set({
      startedAt: sql`${watchSessions.startedAt} - ${ago}`,
      endedAt: sql`${watchSessions.endedAt} - ${ago}`,
    });
    await db.update(viewSources).set({ day: sql`(${viewSources.day} - ${ago})::date` });
    await db.update(playbackHours).set({ hour: sql`${playbackHours.hour} - ${ago}` });
  },

  /** How sessions with a video are found among those with another. */
  async explainSessions(videoId: number, otherId: number, startDate: Date) {
    await db.execute(sql`insert into watch_sessions (video_id, position_seconds, started_at)
      select ${otherId}, 1, now() - make_interval(mins => n) from generate_series(1, 5000) n`);
    return explain(
      db,
      sql`select count(*) from watch_sessions where video_id = ${videoId}
        and started_at <= ${startDate.toISOString()}::timestamptz`,
    );
  },

  /** The user helps to run the channel of the video. */
  async makeEditor(username: string, videoId: number) {
    await db.execute(sql`insert into collaborators (channel_id, account_id, state)
      select v.channel_id, a.id, 'accepted' from videos v, accounts a
      where v.id = ${videoId} and a.name = ${username}`);
  },

  /** The video is one of another node. */
  async makeForeignVideo(videoId: number) {
    await db.execute(
      sql`update videos set url = 'https://elsewhere.example/v/1' where id = ${videoId}`,
    );
  },

  /** The account, with its videos, is one of another node. */
  async makeForeign(name: string) {
    await db.execute(sql`update accounts set host = 'elsewhere.example' where name = ${name}`);
  },
});
