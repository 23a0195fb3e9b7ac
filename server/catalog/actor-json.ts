import type { Channel } from './channel-queries.ts';
import type { VideoRow } from './video-queries.ts';

type Account = VideoRow['account'];

/** The node as it is known to others: every absolute URL starts with its origin. */
export type Origin = Pick<URL, 'origin' | 'host'>;

const counts = { hostRedundancyAllowed: false, followingCount: 0, followersCount: 0 };

/** An account as lists show it (contract § AccountSummary). */
export const accountSummary = (node: Origin, account: Account) => ({
  id: account.id,
  displayName: account.displayName,
  name: account.name,
  url: `${node.origin}/accounts/${account.name}`,
  host: account.host ?? node.host,
  avatars: [] as Avatar[],
});

export const channelSummary = (node: Origin, channel: Channel) => ({
  id: channel.id,
  name: channel.name,
  displayName: channel.displayName,
  url: `${node.origin}/video-channels/${channel.name}`,
  host: channel.host ?? node.host,
  avatars: [] as Avatar[],
});

/** A picture of an actor. None until accounts can upload one; clients show initials instead. */
export type Avatar = { width: number; height: number; path: string; fileUrl: string };

export const accountJson = (node: Origin, account: Account, userId: number | null) => ({
  ...accountSummary(node, account),
  ...counts,
  createdAt: account.createdAt,
  updatedAt: account.updatedAt,
  description: account.description,
  userId,
});

export const channelJson = (node: Origin, channel: Channel) => ({
  ...channelSummary(node, channel),
  ...counts,
  followersCount: channel.followers,
  banners: [] as Avatar[],
  createdAt: channel.createdAt,
  updatedAt: channel.updatedAt,
  description: channel.description,
  support: channel.support,
  isLocal: channel.host === null,
});
