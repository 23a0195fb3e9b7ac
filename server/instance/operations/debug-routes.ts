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

/** `messagesWaiting`: how many messages of other nodes are still to be handled. */
type Node = { db: Db; messagesWaiting: (db: Db) => Promise<number> };

/** What helps to find a fault in the set-up: the address the node takes the caller's to be, behind its proxies. */
export const debugRoutes = ({ db, messagesWaiting }: Node) =>
  new Hono<{ Bindings: HttpBindings }>()
    .get(
      '/server/debug',
      operation('Facts for finding faults', { tag, answer: Debug }),
      requireRole('administrator'),
      async (c) => {
        const ip = callerAddress(c.env.incoming);
        return c.json({ ip, activityPubMessagesWaiting: await messagesWaiting(db) });
      },
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
