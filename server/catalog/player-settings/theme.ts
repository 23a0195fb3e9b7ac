import * as z from 'zod';

/** How a player looks, of itself or as the channel or the node has it (contract § PlayerVideoSettings). */
export const ChannelTheme = z.enum(['instance-default', 'galaxy', 'lucide']);
export const VideoTheme = z.enum(['channel-default', ...ChannelTheme.options]);

const OF_NODE = 'galaxy';

/** The theme a player takes: the video's, else its channel's, else the node's. */
export function effectiveTheme(ofChannel: string, ofVideo = 'channel-default'): string {
  const theme = ofVideo === 'channel-default' ? ofChannel : ofVideo;
  return theme === 'instance-default' ? OF_NODE : theme;
}
