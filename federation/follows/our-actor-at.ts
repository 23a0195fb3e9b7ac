import { findAccountByUrl, findChannelByUrl } from '../../server/catalog/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { ourActor } from '../actors/our-actor.ts';
import type { Actor } from '../actors/queries.ts';
import { actorUrls, NODE_ACTOR_NAME } from '../vocabulary/actor-urls.ts';

/** The actor of this node with that id, or undefined. */
export async function ourActorAt(
  db: Db,
  node: { publicUrl: URL },
  url: string,
): Promise<Actor | undefined> {
  const { origin } = node.publicUrl;
  if (!URL.canParse(url) || new URL(url).origin !== origin) return undefined;
  if (url === actorUrls(origin, 'accounts', NODE_ACTOR_NAME).url) return ourActor(db, node, 'node');
  const channel = await findChannelByUrl(db, node.publicUrl, url);
  if (channel) return ourActor(db, node, { channelId: channel.channel.id });
  const account = await findAccountByUrl(db, node.publicUrl, url);
  return account && ourActor(db, node, { accountId: account.account.id });
}
