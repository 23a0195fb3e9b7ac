import type { Db } from '../../server/platform/db.ts';
import { notFound } from '../../server/platform/errors.ts';
import { actorUrls, NODE_ACTOR_NAME } from '../vocabulary/actor-urls.ts';
import { createKeyPairs } from './key-pairs.ts';
import { type Actor, type ActorOf, addActor, findActorOf, findLocalName } from './queries.ts';

/**
 * The actor of an account or channel of this node, or of the node itself, with its keys. They are made when they are first
 * asked for: most accounts never need any. Fails with `not_found` for an account or channel that is not of this node.
 */
export async function ourActor(db: Db, node: { publicUrl: URL }, of: ActorOf): Promise<Actor> {
  const found = await findActorOf(db, of);
  if (found && found.host === null) return found;
  const name = of === 'node' ? NODE_ACTOR_NAME : await findLocalName(db, of);
  if (name === undefined) throw notFound('Actor');
  const kind = of !== 'node' && 'channelId' in of ? 'video-channels' : 'accounts';
  const urls = actorUrls(node.publicUrl.origin, kind, name);
  return addActor(db, {
    ...urls,
    name,
    type: of === 'node' ? 'Application' : kind === 'accounts' ? 'Person' : 'Group',
    ...(of === 'node' ? {} : of),
    ...(await createKeyPairs()),
  });
}
