import type { Context } from 'hono';

import { findAccount, findChannel, parseHandle } from '../../../server/catalog/index.ts';
import type { ActorOf } from '../../actors/queries.ts';
import { type ActorKind, NODE_ACTOR_NAME } from '../../vocabulary/actor-urls.ts';
import type { Node } from '../node.ts';

/** An actor of this node: whose it is, and its name as it is written. */
export type Named = { of: ActorOf; name: string; theme: string | null };

/** Finds something of the actor that a path names, in any case of letters, if this node has it. */
export const openActor =
  (node: Node, kind: ActorKind) =>
  <T>(find: (actor: Named, c: Context) => Promise<T>) =>
  async (c: Context): Promise<T | undefined> => {
    const actor = await findNamed(node, kind, c.req.param('name')!);
    return actor && find(actor, c);
  };

/** An account, with the one that stands for the node among them, or a channel of this node by its name. */
async function findNamed(
  { db, publicUrl }: Node,
  kind: ActorKind,
  text: string,
): Promise<Named | undefined> {
  const handle = parseHandle(text, publicUrl);
  if (handle.host !== null) return undefined;
  if (kind === 'video-channels') {
    const found = await findChannel(db, handle);
    return (
      found && {
        of: { channelId: found.channel.id },
        name: found.channel.name,
        theme: found.channel.playerTheme,
      }
    );
  }
  if (handle.name.toLowerCase() === NODE_ACTOR_NAME)
    return { of: 'node', name: NODE_ACTOR_NAME, theme: null };
  const found = await findAccount(db, handle);
  return found && { of: { accountId: found.account.id }, name: found.account.name, theme: null };
}
