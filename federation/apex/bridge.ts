import { finished } from 'node:stream/promises';

import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Express } from 'express';
import type { Handler } from 'hono';

/** Lets an Express application answer a request that came to Hono, on the connection it came by. */
export const toExpress =
  (
    open: () => Promise<Express>,
  ): Handler<{ Bindings: HttpBindings; Variables: { requestId: string } }> =>
  async (c) => {
    const { incoming, outgoing } = c.env;
    const app = await open();
    outgoing.setHeader('x-request-id', c.get('requestId'));
    app(incoming, outgoing);
    await finished(outgoing).catch(() => undefined); // whoever asked has gone: there is nobody to tell
    return RESPONSE_ALREADY_SENT;
  };
