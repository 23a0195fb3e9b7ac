import { notFound } from '../../platform/errors.ts';
import type { FindNode, KnownNode } from '../../platform/known-node.ts';
import type { Handle } from './handle.ts';

/**
 * The node that goes by a handle no account has: clients of the contract look for nodes among accounts. It has no channels,
 * videos and playlists. Fails with `not_found`.
 */
export async function requireNode(
  findNode: FindNode | undefined,
  handle: Handle,
): Promise<KnownNode> {
  const known = await findNode?.(handle);
  if (!known) throw notFound('Account');
  return known;
}
