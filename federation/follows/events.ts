import * as z from 'zod';

import { defineEvent } from '../../server/platform/events.ts';

const Pair = z.object({ followerId: z.number(), followedId: z.number() });

/** What a node, channel or account has may be read from the beginning: it accepted that this node follows it. */
export const followAccepted = defineEvent('federation.follow-accepted', Pair);

/** What this node follows by itself is something else now. */
export const nodeFollowsChanged = defineEvent('federation.node-follows-changed', z.object({}));
