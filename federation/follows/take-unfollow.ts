import * as z from 'zod';

import { unfollowAs } from '../../server/engagement/index.ts';
import { forbidden } from '../../server/platform/errors.ts';
import { accountOf, followedOf } from '../actors/actor-of.ts';
import { Ignored, type Handler } from '../inbox/handling.ts';
import { Reference } from '../vocabulary/incoming/common.ts';
import { ourActorAt } from './our-actor-at.ts';
import { dropNodeFollow } from './queries.ts';

const Undone = z.object({ object: z.object({ actor: Reference, object: Reference }) });

/** Somebody of another node follows no longer. */
export const takeUnfollow: Handler = async (node, { activity, signer }) => {
  const { object: follow } = Undone.parse(activity);
  if (follow.actor !== signer.url) throw forbidden('Only who follows can end it.');
  const target = await ourActorAt(node.db, node, follow.object);
  if (!target) throw new Ignored('nobody of this node was followed');
  if (signer.type === 'Application')
    return void (await dropNodeFollow(node.db, { followerId: signer.id, followedId: target.id }));
  await unfollowAs(node.db, accountOf(signer), followedOf(target));
};
