import * as z from 'zod';

import { defineJob } from '../../server/platform/jobs.ts';
import { ourActor } from '../actors/our-actor.ts';
import type { ActorOf } from '../actors/queries.ts';
import { findActorOf } from '../actors/queries.ts';
import { send } from '../delivery/index.ts';
import { findActorObject } from '../documents/actors/actor.ts';
import type { Handling } from '../inbox/handling.ts';
import { deleteActivity, updateActivity } from '../vocabulary/activities.ts';
import { publicAudience } from '../vocabulary/audience.ts';
import { inContext } from '../vocabulary/own-contexts.ts';
import { inboxesOfFollowers, inboxesToldOfMoves } from './queries.ts';

const JOB = { attempts: 5, timeoutMinutes: 5, delaySeconds: 1 };

/** Tells the followers of an actor, and of this node, how it shows itself now, or that it is gone. One nobody ever asked for is told of to nobody. */
async function tell(node: Handling, of: Exclude<ActorOf, 'node'>) {
  const actor = await findActorOf(node.db, of);
  if (!actor || actor.host !== null) return;
  const object = await findActorObject(node.db, node, of);
  const us = await ourActor(node.db, node, 'node');
  const activity = object
    ? updateActivity(actor.url, { ...publicAudience(actor.url), ...object }, new Date())
    : deleteActivity(actor.url, actor.url);
  const [followers, whoKnowsOfMoves] = await Promise.all([
    inboxesOfFollowers(node.db, [actor.id, us.id]),
    inboxesToldOfMoves(node.db, actor.id), // who followed it then follows another now, and must hear that it stays
  ]);
  await send(node.db, {
    actorId: actor.id,
    activity: inContext(object ? 'Actor' : 'Plain', activity),
    inboxUrls: [...new Set([...followers, ...whoKnowsOfMoves])],
  });
}

export const tellOfAccount = defineJob<Handling>()({
  ...JOB,
  name: 'federation.tell-of-account',
  payload: z.object({ accountId: z.number() }),
  run: ({ accountId }, node) => tell(node, { accountId }),
});

export const tellOfChannel = defineJob<Handling>()({
  ...JOB,
  name: 'federation.tell-of-channel',
  payload: z.object({ channelId: z.number() }),
  run: ({ channelId }, node) => tell(node, { channelId }),
});
