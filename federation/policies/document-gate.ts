import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';

import type { Db } from '../../server/platform/db.ts';
import { Failure, notFound } from '../../server/platform/errors.ts';
import type { Services } from '../../server/services.ts';
import { wantsActivity } from '../documents/accept.ts';
import { createSenderCheck } from '../inbox/verify.ts';
import { headerLines } from '../signatures/index.ts';
import { NODE_ACTOR_NAME } from '../vocabulary/actor-urls.ts';
import { isFollowedFrom } from './follower-queries.ts';
import { isOpenTo, type Policies, policiesOf, policyFor } from './policies.ts';

type Env = { Bindings: HttpBindings };

const NODE_ACTOR = `/accounts/${NODE_ACTOR_NAME}`;
const ACTOR = /^\/(?:accounts|a|video-channels|c)\/[^/]+\/?$/;
const KEY_ID = /keyid="([^"]{1,2000})"/i;

/**
 * Stands before all that this node shows to others. An open node hides it from those it rejects, who say who they are; one
 * that is not shows it to signed requests only: of listed nodes, or of those that follow it. Its own actor is open to all,
 * for by its key a node's first word is proven; the other actors to all who sign. What is hidden is `not_found`.
 */
export function documentGate(node: Services) {
  const requireSender = createSenderCheck(node);
  return createMiddleware<Env>(async (c, next) => {
    if (!wantsActivity(c.req.header('accept'))) return next();
    const policies = await policiesOf(node.db);
    const host = claimedHost(c);
    if (host !== undefined && !isOpenTo(policies, host)) throw notFound('What you ask for');
    if (policies.mode === 'open' || c.req.path === NODE_ACTOR) return next();
    if (host === undefined)
      throw new Failure('unauthorized_request', 'Only signed requests are answered.');
    await requireSender(requestOf(c, node.publicUrl));
    const { path } = c.req;
    if (!(await maySee(node.db, policies, { path, host }))) throw notFound('What you ask for');
    await next();
    c.res.headers.set('cache-control', 'private, no-store'); // it is for this one only
    return undefined;
  });
}

const maySee = async (db: Db, policies: Policies, asked: { path: string; host: string }) =>
  policies.mode === 'allow-list' ||
  ACTOR.test(asked.path) ||
  policyFor(policies, asked.host) === 'allow' ||
  isFollowedFrom(db, asked.host);

/** The host of who says to have signed; undefined for a request without a signature. */
function claimedHost(c: Context): string | undefined {
  const said = c.req.header('signature-input') ?? c.req.header('signature');
  if (said === undefined) return undefined;
  return URL.parse(KEY_ID.exec(said)?.[1] ?? '')?.host ?? '';
}

const requestOf = (c: Context<Env>, origin: URL) => ({
  method: c.req.method,
  target: c.env.incoming.url!,
  headers: headerLines(c.env.incoming.rawHeaders),
  body: Buffer.alloc(0),
  origin,
});
