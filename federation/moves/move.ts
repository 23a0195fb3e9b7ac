import { channelChanged, setMovedTo } from '../../server/catalog/index.ts';
import { accountChanged } from '../../server/identity/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { Failure, invalid } from '../../server/platform/errors.ts';
import { emit } from '../../server/platform/events.ts';
import type { Services } from '../../server/services.ts';
import { followedOf } from '../actors/actor-of.ts';
import { ourActor } from '../actors/our-actor.ts';
import type { Actor, ActorOf } from '../actors/queries.ts';
import { resolveActor } from '../actors/resolve-actor.ts';
import { send } from '../delivery/index.ts';
import { findByHandle } from '../fetch/web-finger.ts';
import { ourActorAt } from '../follows/our-actor-at.ts';
import { inboxesOfFollowers } from '../outbox/queries.ts';
import { moveActivity } from '../vocabulary/moves.ts';
import { inContext } from '../vocabulary/own-contexts.ts';
import { channelMoved } from './move-subscribers.ts';
import { setAliases } from './queries.ts';

type Node = Pick<Services, 'db' | 'fetch' | 'publicUrl' | 'config'>;
/** An account or a channel of this node. */
export type Ours = Exclude<ActorOf, 'node'>;

/** Somebody by their id or their handle. */
export type Named = string | { name: string; host: string };

/** Says as whom else an account or channel of this node is known. Fails with `invalid` for who cannot be found. */
export async function setAliasesOf(node: Node, of: Ours, named: Named[]): Promise<string[]> {
  const urls: string[] = [];
  for (const [n, who] of named.entries()) urls.push((await find(node, who, `aliases.${n}`)).url);
  const actor = await ourActor(node.db, node, of);
  const aliases = [...new Set(urls)].filter((url) => url !== actor.url);
  await node.db.transaction(async (tx) => {
    await setAliases(tx, actor.id, aliases);
    await announce(tx, of);
  });
  return aliases;
}

/**
 * Moves an account or channel of this node to one that names it as itself. Its followers are told; its page leads there.
 * Fails with `invalid` for who cannot be found, and `conflict` for one that is of another kind or does not name it.
 */
export async function moveTo(node: Node, of: Ours, named: Named): Promise<string> {
  const actor = await ourActor(node.db, node, of);
  const target = await find(node, named, 'target');
  if (target.url === actor.url) throw invalid('target', 'Should be another one');
  if (target.type !== actor.type) throw new Failure('conflict', 'It is of another kind.');
  if (!target.alsoKnownAs.includes(actor.url))
    throw new Failure('conflict', `${target.url} does not name ${actor.url} as an alias.`);
  await node.db.transaction(async (tx) => {
    await setMovedTo(tx, followedOf(actor), target.url);
    await announce(tx, of);
    if (actor.channelId !== null)
      await emit(tx, channelMoved, { fromId: actor.channelId, toId: target.channelId! });
    await send(tx, {
      actorId: actor.id,
      activity: inContext('Actor', moveActivity(actor.url, target.url, new Date())),
      inboxUrls: await inboxesOfFollowers(tx, [actor.id]),
    });
  });
  return target.url;
}

/** The account or channel stays after all: its page is its own again. Who went is not called back. */
export const stay = (node: Node, of: Ours): Promise<void> =>
  node.db.transaction(async (tx) => {
    await setMovedTo(tx, of, null);
    await announce(tx, of);
  });

const announce = (tx: Db, of: Ours) =>
  'channelId' in of ? emit(tx, channelChanged, of) : emit(tx, accountChanged, of);

async function find(node: Node, named: Named, field: string): Promise<Actor> {
  try {
    const url = await addressOf(node, named);
    const ours = await ourActorAt(node.db, node, url);
    return ours ?? (await resolveActor(node, url, { maxAgeHours: 0 }));
  } catch (error) {
    if (error instanceof Failure) throw invalid(field, error.message);
    throw error;
  }
}

const addressOf = (node: Node, named: Named): Promise<string> =>
  typeof named === 'string' ? Promise.resolve(named) : findByHandle(node, named);

/** The id of somebody. Fails with `invalid` for who cannot be found. */
export async function urlOf(node: Node, named: Named, field: string): Promise<string> {
  return (await find(node, named, field)).url;
}
