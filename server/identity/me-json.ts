import type { Channel, Origin } from '../catalog/index.ts';
import { userJson } from './user-json.ts';
import type { UserWithAccount } from './user-queries.ts';

/** What a user sees of themselves (contract § users/me). */
export const meJson = (node: Origin, found: UserWithAccount, channels: Channel[]) => ({
  ...userJson(node, found, channels),
  videoChannelCollaborations: [],
});
