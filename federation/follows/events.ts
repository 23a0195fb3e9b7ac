import * as z from 'zod';

import { defineEvent } from '../../server/platform/events.ts';

const Pair = z.object({ followerId: z.number(), followedId: z.number() });

/** What a node, channel or account has may be read from the beginning: it accepted that this node follows it. */
export const followAccepted = defineEvent('federation.follow-accepted', Pair);

/** This node follows somebody no longer. */
export const nodeUnfollowed = defineEvent('federation.node-unfollowed', z.object({}));
