/** Which of these channels of other nodes this node follows: themselves, with their accounts or with their whole nodes. */
export type FollowedAmong = (channelIds: number[]) => Promise<number[]>;
