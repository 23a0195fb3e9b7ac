import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { operation } from '../../platform/operation.ts';
import { Command, runCommand } from './commands.ts';

const tag = 'Debug';
const Debug = z.object({ ip: z.string(), activityPubMessagesWaiting: z.int() });

/** What helps to find a fault in the set-up: the address the node takes the caller's to be, behind its proxies. */
export const debugRoutes = ({ db }: { db: Db }) =>
  new Hono<{ Bindings: HttpBindings }>()
    .get(
      '/server/debug',
      operation('Facts for finding faults', { tag, answer: Debug }),
      requireRole('administrator'),
      (c) => c.json({ ip: callerAddress(c.env.incoming), activityPubMessagesWaiting: 0 }),
    )
    .post(
      '/server/debug/run-command',
      operation('Have done now what is else done by the clock', { tag, status: 204 }),
      requireRole('administrator'),
      parse('json', Command),
      async (c) => {
        await runCommand(db, c.var.user.id, c.req.valid('json'));
        return c.body(null, 204);
      },
    );
