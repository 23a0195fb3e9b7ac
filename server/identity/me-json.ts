import { type AccountRow, type Channel, channelJson, type Origin } from '../catalog/index.ts';
import { userJson } from './user-json.ts';
import type { UserWithAccount } from './user-queries.ts';

/** What a user sees of themselves (contract § users/me). */
export const meJson = (
  node: Origin,
  found: UserWithAccount,
  channels: Channel[],
  collaborations: { channel: Channel; account: AccountRow }[],
) => ({
  ...userJson(node, found, channels),
  videoChannelCollaborations: collaborations.map(({ channel, account }) => ({
    ...channelJson(node, channel),
    ownerAccountId: account.id,
    ownerAccountName: account.name,
  })),
});
