import * as z from 'zod';

import { setMovedTo } from '../../server/catalog/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { forbidden } from '../../server/platform/errors.ts';
import { emit } from '../../server/platform/events.ts';
import { followedOf } from '../actors/actor-of.ts';
import { ourActor } from '../actors/our-actor.ts';
import type { Actor } from '../actors/queries.ts';
import { resolveActor } from '../actors/resolve-actor.ts';
import { followFromNode, unfollowFromNode } from '../follows/follow-actor.ts';
import { ourActorAt } from '../follows/our-actor-at.ts';
import { findNodeFollow } from '../follows/queries.ts';
import { type Handler, type Handling, Ignored } from '../inbox/handling.ts';
import { FirstReference } from '../vocabulary/incoming/common.ts';
import { channelMoved } from './move-subscribers.ts';

const Moved = z.object({ object: FirstReference, target: FirstReference });

/**
 * An account or channel has moved (FEP-7628). It says so itself, and where it went says that it is the same: its
 * `alsoKnownAs`, as it is there now. Whoever of this node followed the old one follows the new one.
 */
export const takeMove: Handler = async (node, { activity, signer }) => {
  const { object, target } = Moved.parse(activity);
  if (object !== signer.url) throw forbidden('Only who moves says so.');
  if (signer.type === 'Application') throw new Ignored('nodes do not move');
  const moved = await findTarget(node, target);
  if (moved.type !== signer.type || !moved.alsoKnownAs.includes(signer.url))
    throw forbidden('Where it went does not know it.');
  await node.db.transaction((tx) => writeDown(tx, signer, moved));
  await moveNodeFollow(node, signer, moved);
};

const findTarget = async (node: Handling, url: string): Promise<Actor> =>
  (await ourActorAt(node.db, node, url)) ?? resolveActor(node, url, { maxAgeHours: 0 });

async function writeDown(tx: Db, from: Actor, to: Actor) {
  await setMovedTo(tx, followedOf(from), to.url);
  if (from.channelId !== null && to.channelId !== null)
    await emit(tx, channelMoved, { fromId: from.channelId, toId: to.channelId });
}

/** The follow of this node itself. */
async function moveNodeFollow(node: Handling, from: Actor, to: Actor) {
  const us = await ourActor(node.db, node, 'node');
  if (!(await findNodeFollow(node.db, { followerId: us.id, followedId: from.id }))) return;
  if (to.host !== null) await followFromNode(node, to);
  await unfollowFromNode(node, from);
}
