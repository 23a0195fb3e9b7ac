/** What this node follows of others; what people here are subscribed to is not meant. */
export type FollowedHere = {
  /** Which of these channels: themselves, with their accounts or with their whole nodes. */
  channels: (channelIds: number[]) => Promise<number[]>;
  /** Which videos, of these channels or one alone, are shown by others it follows; of many the newest. */
  videos: (among: { channelIds: number[] } | { videoId: number }) => Promise<number[]>;
};
