import { createHash } from 'node:crypto';

import type { Context, Handler } from 'hono';

import { notFound } from '../../server/platform/errors.ts';
import { type ContextName, inContext } from '../vocabulary/own-contexts.ts';
import { wantsActivity } from './accept.ts';

export const ACTIVITY_TYPE = 'application/activity+json; charset=utf-8';

/** What is at an address: an object, another address, or, undefined, nothing that a stranger may know of. */
export type Found = object | { isAt: string } | undefined;

type Shown = {
  what: string; // as the failure names it
  context: ContextName;
  maxAgeSeconds?: number;
};

/**
 * Shows an object to who asks for ActivityStreams, and leaves everybody else to the page at the same address. Fails with
 * `not_found`, which tells nothing of what is there and hidden.
 */
export const show =
  <Path extends string>(
    shown: Shown,
    find: (c: Context<object, Path>) => Promise<Found>,
  ): Handler<object, Path> =>
  async (c, next) => {
    c.header('vary', 'Accept', { append: true });
    if (!wantsActivity(c.req.header('accept'))) return next();
    c.header('access-control-allow-origin', '*');
    const found = await find(c);
    if (!found) throw notFound(shown.what);
    if (isElsewhere(found)) return c.redirect(found.isAt, 302);
    if (shown.maxAgeSeconds !== undefined)
      c.header('cache-control', `max-age=${shown.maxAgeSeconds}`);
    return answer(c, JSON.stringify(inContext(shown.context, found)));
  };

const isElsewhere = (found: object): found is { isAt: string } => 'isAt' in found;

function answer(c: Context, body: string) {
  const tag = `W/"${createHash('sha1').update(body).digest('base64')}"`;
  c.header('etag', tag);
  if (c.req.header('if-none-match') === tag) return c.body(null, 304);
  return c.body(body, 200, { 'content-type': ACTIVITY_TYPE });
}
