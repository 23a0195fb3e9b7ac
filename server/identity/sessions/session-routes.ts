import { type Context, Hono } from 'hono';

import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { LocalClientAnswer, MeAnswer, Success, Tokens } from '../answers.ts';
import { findMe } from '../me.ts';
import { type Identifying, requireUser } from '../middleware.ts';
import { Grant, grantTokens } from '../sign-in/grants.ts';
import { localClient } from '../sign-in/oauth-client.ts';
import { placeOf } from '../sign-in/place.ts';
import { signInBrowser } from '../sign-in/sign-in-browser.ts';
import { type Caller, Credentials, signIn } from '../sign-in/sign-in.ts';
import { foreignPage } from '../viewer.ts';
import { isSameOrigin } from './same-origin.ts';
import { clearSessionCookie, readDeviceCookie } from './session-cookie.ts';
import { deleteSession } from './session-queries.ts';

type Env = { Variables: Identifying };
type Node = { db: Db; publicUrl: URL; secret: Buffer };

const tag = 'Session';

/** Signing in and out: with tokens for clients of the contract, with a cookie for browsers. */
export const sessionRoutes = (node: Node) => {
  const { db, publicUrl } = node;
  return new Hono<Env>()
    .get(
      '/oauth-clients/local',
      operation('The OAuth client to sign in with', { tag, answer: LocalClientAnswer }),
      async (c) => c.json(await localClient(db)),
    )
    .post(
      '/users/token',
      operation('Sign in, or refresh', { tag, answer: Tokens, contractId: 'getOAuthToken' }),
      parse('form', Grant),
      async (c) => {
        const tokens = await grantTokens(node, c.req.valid('form'), callerOf(c)).catch(
          askForOtp(c),
        );
        return c.json(tokens, 200, { 'cache-control': 'no-store', pragma: 'no-cache' });
      },
    )
    .post(
      '/users/revoke-token',
      operation('Sign out', { tag, answer: Success }),
      requireUser,
      async (c) => {
        await deleteSession(db, c.var.session.id);
        return c.json({ success: true });
      },
    )
    .post(
      '/users/session',
      operation('Sign in a browser', { tag, answer: MeAnswer }),
      parse('json', Credentials),
      async (c) => {
        if (!isSameOrigin(c.req.header())) throw foreignPage();
        const userId = await signIn(node, c.req.valid('json'), callerOf(c)).catch(askForOtp(c));
        await signInBrowser(c, node, userId);
        return c.json(await findMe(db, publicUrl, userId));
      },
    )
    .delete('/users/session', operation('Sign out a browser', { tag, status: 204 }), async (c) => {
      const session = await c.var.findSession();
      if (session) await deleteSession(db, session.id);
      clearSessionCookie(c);
      return c.body(null, 204);
    });
};

const OTP_HEADER = 'x-peertube-otp';

const callerOf = (c: Context): Caller => ({
  ...placeOf(c),
  otp: c.req.header(OTP_HEADER)?.slice(0, 100),
  device: readDeviceCookie(c.req.header('cookie')),
});

/** Tells the client what is missing, in the header it looks at. */
const askForOtp = (c: Context) => (error: unknown) => {
  if (error instanceof Failure && error.code === 'missing_two_factor') {
    c.header(OTP_HEADER, 'required; app');
  }
  throw error;
};
