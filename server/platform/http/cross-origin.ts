import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';

/**
 * Lets pages of every site read the answers, `exposed` headers included. What browsers ask first goes to Hono's `cors`; on
 * anything else that would have each answer made a second time, as it touches `c.res` before there is one.
 */
export function allowEveryOrigin(exposed: string) {
  const preflight = cors({ origin: '*', exposeHeaders: [exposed] });
  return createMiddleware(async (c, next) => {
    if (c.req.method === 'OPTIONS') return preflight(c, next);
    c.header('access-control-allow-origin', '*');
    c.header('access-control-expose-headers', exposed);
    await next();
    return undefined;
  });
}
