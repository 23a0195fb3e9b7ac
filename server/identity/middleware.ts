import { createMiddleware } from 'hono/factory';

import type { Db } from '../platform/db.ts';
import { Failure, forbidden } from '../platform/errors.ts';
import { marked } from '../platform/operation.ts';
import { type Place, type Session, touchSession } from './sessions/session-queries.ts';
import { placeOf } from './sign-in/place.ts';
import { hasRole, type Role, type User } from './user.ts';
import { findCallersSession } from './viewer.ts';

export type Identifying = { findSession: () => Promise<Session | undefined> };

/** Stands once in front of all routes: who is calling is looked up when a route asks, and once a request. */
export const identify = ({ db }: { db: Db }) =>
  createMiddleware<{ Variables: Identifying }>(async (c, next) => {
    let session: Promise<Session | undefined> | undefined;
    const find = async () => {
      const found = await findCallersSession(db, { method: c.req.method, headers: c.req.header() });
      if (found) await recordActivity(db, found, placeOf(c));
      return found;
    };
    c.set('findSession', () => (session ??= find()));
    await next();
  });

const ACTIVITY_SECONDS = 60; // nobody asks more exactly when somebody was here last

async function recordActivity(db: Db, { id, last }: Session, place: Place) {
  const isElsewhere = last.address !== place.address || last.userAgent !== place.userAgent;
  if (isElsewhere || last.secondsAgo > ACTIVITY_SECONDS) await touchSession(db, id, place);
}

/** Sets `c.var.user` to who is calling, if anybody. Fails with `invalid_token` for a dead bearer token. */
export const optionalUser = marked(
  createMiddleware<{ Variables: Identifying & { user: User | undefined } }>(async (c, next) => {
    c.set('user', (await c.var.findSession())?.user);
    await next();
  }),
  { access: 'optional' },
);

type SignedIn = { Variables: Identifying & { user: User; session: Session } };

/** Sets `c.var.user` and `c.var.session`. Fails with `unauthorized_request` when nobody is signed in. */
export const requireUser = marked(
  createMiddleware<SignedIn>(async (c, next) => {
    const session = await c.var.findSession();
    if (!session) throw new Failure('unauthorized_request', 'Token is invalid');
    c.set('session', session);
    c.set('user', session.user);
    await next();
  }),
  { access: 'user' },
);

/** As `requireUser`; fails with `forbidden` below this role. */
export const requireRole = (role: Exclude<Role, 'user'>) =>
  marked(
    createMiddleware<SignedIn>(async (c, next) => {
      await requireUser(c, async () => {
        if (!hasRole(c.var.user, role)) throw forbidden(`This needs the role ${role}.`);
        await next();
      });
    }),
    { access: role },
  );
