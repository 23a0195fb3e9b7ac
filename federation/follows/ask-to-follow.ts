import * as z from 'zod';

import { defineEvent } from '../../server/platform/events.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { resolveActor } from '../actors/resolve-actor.ts';
import { tryAgain } from '../fetch/try-again.ts';
import { findByHandle } from '../fetch/web-finger.ts';
import type { Handling } from '../inbox/handling.ts';
import { NODE_ACTOR_NAME } from '../vocabulary/actor-urls.ts';
import { followFromNode, followUnlessFollowed } from './follow-actor.ts';

const Wanted = z.object({
  name: z.string(),
  host: z.string(),
  /** No administrator named it. */
  isByItself: z.boolean().optional(),
});

/** This node is to follow another, or a channel or account there. */
export const followAsked = defineEvent('federation.follow-asked', Wanted);

/** The handle by which a whole node is followed. */
export const ofNode = (host: string) => ({ name: NODE_ACTOR_NAME, host });

/** Finds out who that is, and asks to follow. A node that is away is tried for some time. */
export const askToFollow = defineJob<Handling>()({
  name: 'federation.ask-to-follow',
  payload: Wanted,
  attempts: 10,
  timeoutMinutes: 5,
  run: ({ isByItself, ...handle }, node) =>
    tryAgain(async () => {
      const actor = await resolveActor(node, await findByHandle(node, handle));
      if (isByItself) await followUnlessFollowed(node, actor);
      else await followFromNode(node, actor);
    }),
});
