import { and, eq, isNotNull, ne } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { channels, videos } from '../tables.ts';

export const setVideoTheme = (tx: Db, videoId: number, playerTheme: string) =>
  tx
    .update(videos)
    .set({ playerTheme })
    .where(and(eq(videos.id, videoId), isNotNull(videos.url), ne(videos.playerTheme, playerTheme)));

export const setChannelTheme = (tx: Db, channelId: number, playerTheme: string) =>
  tx
    .update(channels)
    .set({ playerTheme })
    .where(
      and(
        eq(channels.id, channelId),
        isNotNull(channels.url),
        ne(channels.playerTheme, playerTheme),
      ),
    );
