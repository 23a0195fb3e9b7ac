import { Hono } from 'hono';

import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { MeAnswer, Tokens } from '../answers.ts';
import { findMe } from '../me.ts';
import { isSameOrigin } from '../sessions/same-origin.ts';
import { startTokens } from '../sign-in/grants.ts';
import { requireLocalClient } from '../sign-in/oauth-client.ts';
import { placeOf } from '../sign-in/place.ts';
import { signInBrowser } from '../sign-in/sign-in-browser.ts';
import { foreignPage } from '../viewer.ts';
import { SignInForm, TokenForm } from './form.ts';
import { RequestOptions } from './json.ts';
import { askForPasskey, signInByPasskey } from './sign-in.ts';

const tag = 'Passkeys';

/** Signing in with a passkey, by which the node learns who it is: tokens for API clients, a cookie for browsers. */
export const passkeySignInRoutes = (node: { db: Db; publicUrl: URL; secret: Buffer }) => {
  const { db, publicUrl } = node;
  return new Hono()
    .post(
      '/users/passkeys/request',
      operation('Ask for a challenge to sign in with a passkey', { tag, answer: RequestOptions }),
      async (c) => c.json(await askForPasskey(node, placeOf(c))),
    )
    .post(
      '/users/passkeys/token',
      operation('Sign in with a passkey', { tag, answer: Tokens }),
      parse('json', TokenForm),
      async (c) => {
        const { credential, ...client } = c.req.valid('json');
        await requireLocalClient(db, client);
        const userId = await signInByPasskey(node, credential, placeOf(c));
        const tokens = await startTokens(db, userId, placeOf(c));
        return c.json(tokens, 200, { 'cache-control': 'no-store', pragma: 'no-cache' });
      },
    )
    .post(
      '/users/passkeys/session',
      operation('Sign in a browser with a passkey', { tag, answer: MeAnswer }),
      parse('json', SignInForm),
      async (c) => {
        if (!isSameOrigin(c.req.header())) throw foreignPage();
        const userId = await signInByPasskey(node, c.req.valid('json').credential, placeOf(c));
        await signInBrowser(c, node, userId);
        return c.json(await findMe(db, publicUrl, userId));
      },
    );
};
