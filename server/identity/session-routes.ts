import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';

import { callerAddress } from '../platform/caller.ts';
import type { Db } from '../platform/db.ts';
import { parse } from '../platform/http.ts';
import { startBrowserSession } from './browser-session.ts';
import { Grant, grantTokens } from './grants.ts';
import { findMe } from './me.ts';
import { type Identifying, requireUser } from './middleware.ts';
import { localClient } from './oauth-client.ts';
import { isSameOrigin } from './same-origin.ts';
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts';
import { deleteSession } from './session-queries.ts';
import { type Caller, Credentials, signIn } from './sign-in.ts';
import { foreignPage } from './viewer.ts';

type Env = { Bindings: HttpBindings; Variables: Identifying };

/** Signing in and out: with tokens for clients of the contract, with a cookie for browsers. */
export const sessionRoutes = ({ db, publicUrl }: { db: Db; publicUrl: URL }) =>
  new Hono<Env>()
    .get('/oauth-clients/local', async (c) => c.json(await localClient(db)))
    .post('/users/token', parse('form', Grant), async (c) => {
      const tokens = await grantTokens(db, c.req.valid('form'), callerOf(c));
      return c.json(tokens, 200, { 'cache-control': 'no-store', pragma: 'no-cache' });
    })
    .post('/users/revoke-token', requireUser, async (c) => {
      await deleteSession(db, c.var.session.id);
      return c.json({ success: true });
    })
    .post('/users/session', parse('json', Credentials), async (c) => {
      if (!isSameOrigin(c.req.header())) throw foreignPage();
      const caller = callerOf(c);
      const userId = await signIn(db, c.req.valid('json'), caller);
      setSessionCookie(c, await startBrowserSession(db, userId, caller), publicUrl);
      return c.json(await findMe(db, publicUrl, userId));
    })
    .delete('/users/session', async (c) => {
      const session = await c.var.findSession();
      if (session) await deleteSession(db, session.id);
      clearSessionCookie(c);
      return c.body(null, 204);
    });

const callerOf = (c: Context<Env>): Caller => ({
  address: callerAddress(c.env.incoming),
  userAgent: c.req.header('user-agent')?.slice(0, 500) ?? null,
});
