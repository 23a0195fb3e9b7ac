import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole } from '../../identity/index.ts';
import { callerAddress } from '../../platform/caller.ts';
import { operation } from '../../platform/operation.ts';

const Debug = z.object({ ip: z.string(), activityPubMessagesWaiting: z.int() });

/** What helps to find a fault in the set-up: the address the node takes the caller's to be, behind its proxies. */
export const debugRoutes = () =>
  new Hono<{ Bindings: HttpBindings }>().get(
    '/server/debug',
    operation('Facts for finding faults', { tag: 'Debug', answer: Debug }),
    requireRole('administrator'),
    (c) => c.json({ ip: callerAddress(c.env.incoming), activityPubMessagesWaiting: 0 }),
  );
