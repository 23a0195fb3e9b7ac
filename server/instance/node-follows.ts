import * as z from 'zod';

import { defineEvent } from '../platform/events.ts';

const Actor = z.object({ id: z.int().positive(), name: z.string(), host: z.string() });

/** A node follows another; either is this one. It is told whole: who speaks with other nodes is no part of the server. */
export const NodeFollow = z.object({
  id: z.int().positive(),
  state: z.enum(['pending', 'accepted', 'rejected']),
  follower: Actor,
  following: Actor,
});
export type NodeFollow = z.output<typeof NodeFollow>;

/** Another node follows this one, or asks to. */
export const nodeFollowed = defineEvent('instance.followed', NodeFollow);

/** This node asked to follow another by itself. */
export const nodeFollowsItself = defineEvent('instance.follows-by-itself', NodeFollow);
