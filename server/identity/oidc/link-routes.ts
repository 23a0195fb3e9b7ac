import { Hono } from 'hono';
import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { claimedPassword } from '../fields.ts';
import { requireUser } from '../middleware.ts';
import { placeOf } from '../sign-in/place.ts';
import { provePresence } from '../sign-in/prove-presence.ts';
import { beginOpenId } from './begin.ts';
import { leave } from './come-back.ts';
import type { FindProvider, SigningIn } from './provider.ts';
import { countOutside, deleteOutside, hasOwnWay } from './queries.ts';

const tag = 'OpenID';
const Proof = z.strictObject({ currentPassword: claimedPassword.optional() });
const Link = z.object({ label: z.string(), linked: z.boolean() });
const Departure = z.object({ url: z.url() });

/** Being known by the provider, for who is a user already. */
export const linkRoutes = (node: SigningIn, provider: FindProvider) => {
  const { db } = node;
  return new Hono()
    .get(
      '/users/me/openid',
      operation('Whether the provider knows me', { tag, answer: Link }),
      requireUser,
      async (c) => {
        const { openId, configuration } = await provider();
        const { issuer } = configuration.serverMetadata();
        const linked = (await countOutside(db, c.var.user.id, issuer)) > 0;
        return c.json({ label: openId.label, linked });
      },
    )
    .post(
      '/users/me/openid',
      operation('Go to the provider to be known by it', { tag, answer: Departure }),
      requireUser,
      parse('json', Proof),
      async (c) => {
        const { address } = placeOf(c);
        await provePresence(db, { session: c.var.session, address, ...c.req.valid('json') });
        const visit = { address, returnTo: '/my/account/security', linkTo: c.var.user.id };
        const { url, state } = await beginOpenId(node, await provider(), visit);
        leave(c, node.publicUrl, state);
        return c.json({ url: url.href });
      },
    )
    .delete(
      '/users/me/openid',
      operation('Be known by the provider no more', { tag, status: 204 }),
      requireUser,
      async (c) => {
        const { configuration } = await provider();
        const { issuer } = configuration.serverMetadata();
        await db.transaction((tx) => disconnect(tx, c.var.user.id, issuer));
        return c.body(null, 204);
      },
    );
};

async function disconnect(tx: Db, userId: number, issuer: string): Promise<void> {
  if (!(await hasOwnWay(tx, userId))) {
    throw new Failure('conflict', 'You could not sign in any more: choose a password first.');
  }
  await deleteOutside(tx, userId, issuer);
}
