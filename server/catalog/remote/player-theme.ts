import type { Db } from '../../platform/db.ts';
import { ChannelTheme, VideoTheme } from '../player-settings/theme.ts';
import { setChannelTheme, setVideoTheme } from './theme-queries.ts';

/**
 * Takes another node's word of how the players of its video, or of its channel's videos, look. A theme that is not known
 * here counts as none of its own.
 */
export async function setRemoteTheme(
  db: Db,
  of: { videoId: number } | { channelId: number },
  theme: string,
): Promise<void> {
  if ('videoId' in of)
    await setVideoTheme(db, of.videoId, VideoTheme.safeParse(theme).data ?? 'channel-default');
  else
    await setChannelTheme(
      db,
      of.channelId,
      ChannelTheme.safeParse(theme).data ?? 'instance-default',
    );
}
