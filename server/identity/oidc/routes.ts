import { Hono } from 'hono';
import * as z from 'zod';

import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { placeOf } from '../sign-in/place.ts';
import { beginOpenId } from './begin.ts';
import { codeOf, comeBack, leave } from './come-back.ts';
import { linkRoutes } from './link-routes.ts';
import { openProvider, type SigningIn } from './provider.ts';
import { localPath, signInPath } from './return-path.ts';

const tag = 'OpenID';
const Start = z.object({ return: z.string().max(2_000).optional() });
const Ways = z.object({ openId: z.object({ label: z.string() }).nullable() });

/** Signing in at an OpenID provider, in a browser. */
export const openIdRoutes = (node: SigningIn) => {
  const { publicUrl, config } = node;
  const provider = openProvider(node);

  return new Hono()
    .get('/users/sign-in-ways', operation('Other ways to sign in', { tag, answer: Ways }), (c) =>
      c.json({ openId: config.openId ? { label: config.openId.label } : null }),
    )
    .get(
      '/users/openid/start',
      operation('Go to the provider to sign in', { tag, status: 302 }),
      parse('query', Start),
      async (c) => {
        const returnTo = localPath(c.req.valid('query').return);
        try {
          const { address } = placeOf(c);
          const { url, state } = await beginOpenId(node, await provider(), { address, returnTo });
          leave(c, publicUrl, state);
          return c.redirect(url.href);
        } catch (error) {
          return c.redirect(signInPath({ returnTo, refused: codeOf(error) }));
        }
      },
    )
    .get(
      '/users/openid/callback',
      operation('Come back from the provider', { tag, status: 302 }),
      async (c) => c.redirect(await comeBack(c, node, provider)),
    )
    .route('/', linkRoutes(node, provider));
};
