import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

import { callerAddress } from '../../platform/http/caller.ts';
import type { Place } from '../sessions/session-queries.ts';

const MAX_USER_AGENT = 500;

/** Where a request comes from. */
export const placeOf = (c: Context): Place => ({
  address: callerAddress((c.env as HttpBindings).incoming),
  userAgent: c.req.header('user-agent')?.slice(0, MAX_USER_AGENT) ?? null,
});
