import { imagesJson } from '../platform/pictures/picture.ts';
import type { Account, Channel } from './channel-queries.ts';
import type { ActorSummaryRow } from './summary-columns-queries.ts';

/** The node as it is known to others: every absolute URL starts with its origin. */
export type Origin = Pick<URL, 'origin' | 'host'> & {
  /** Into how many processes its tracker is divided; one unless told. */
  readonly trackerShards?: number;
};

/** An account as lists show it (contract § AccountSummary). */
export const accountSummary = (node: Origin, account: ActorSummaryRow<Account>) => ({
  id: account.id,
  displayName: account.displayName,
  name: account.name,
  url: account.url ?? `${node.origin}/accounts/${account.name}`,
  host: account.host ?? node.host,
  avatars: imagesJson(node, account.avatars),
});

/** A channel as lists show it (contract § VideoChannelSummary). */
export const channelSummary = (node: Origin, channel: ActorSummaryRow<Channel>) => ({
  id: channel.id,
  name: channel.name,
  displayName: channel.displayName,
  url: channel.url ?? `${node.origin}/video-channels/${channel.name}`,
  host: channel.host ?? node.host,
  avatars: imagesJson(node, channel.avatars),
});

/** Everything about an account (contract § Account). `userId`: of who signs in with it here, if anybody. */
export const accountJson = (node: Origin, account: Account, userId: number | null) => ({
  ...accountSummary(node, account),
  hostRedundancyAllowed: false,
  followingCount: account.following,
  followersCount: account.followers,
  createdAt: account.createdAt,
  updatedAt: account.updatedAt,
  description: account.description,
  ...(account.movedTo !== null && { movedTo: account.movedTo }),
  ...(userId !== null && { userId }),
});

/** Everything about a channel but its owner, whom the caller knows (contract § VideoChannel). */
export const channelJson = (node: Origin, channel: Channel) => ({
  ...channelSummary(node, channel),
  hostRedundancyAllowed: false,
  followingCount: 0,
  followersCount: channel.followers,
  banners: imagesJson(node, channel.banners),
  createdAt: channel.createdAt,
  updatedAt: channel.updatedAt,
  description: channel.description,
  support: channel.support,
  publicEmail: channel.publicEmail,
  isLocal: channel.host === null,
  ...(channel.movedTo !== null && { movedTo: channel.movedTo }),
});

/** A channel in a list of channels, with whose it is. */
export const ownedChannelJson = (node: Origin, channel: Channel, owner: Account) => ({
  ...channelJson(node, channel),
  ownerAccount: { ...accountSummary(node, owner), hostRedundancyAllowed: false },
});
