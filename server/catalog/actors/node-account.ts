import type { KnownNode } from '../../platform/known-node.ts';
import { imagesJson } from '../../platform/pictures/picture.ts';
import type { accountJson, Origin } from '../actor-json.ts';

const NO_ACCOUNT = 0;

/** A node as an account, by whose name clients of the contract look for it; no account has its number. */
export const nodeAccountJson = (
  node: Origin,
  { name, host, avatars, ...known }: KnownNode,
): ReturnType<typeof accountJson> => ({
  id: NO_ACCOUNT,
  name,
  displayName: name,
  url: known.url,
  host: host ?? node.host,
  avatars: imagesJson(node, avatars),
  hostRedundancyAllowed: known.hostRedundancyAllowed,
  followingCount: known.followingCount,
  followersCount: known.followersCount,
  createdAt: known.createdAt,
  updatedAt: known.updatedAt,
  description: null,
});
