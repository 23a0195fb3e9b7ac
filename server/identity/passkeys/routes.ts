import { Hono } from 'hono';
import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { claimedPassword } from '../fields.ts';
import { requireUser } from '../middleware.ts';
import { placeOf } from '../sign-in/place.ts';
import { provePresence } from '../sign-in/prove-presence.ts';
import { NewPasskey, OfPasskey, Rename } from './form.ts';
import { CreationOptions, PasskeyAnswer, passkeyJson, PasskeyList } from './json.ts';
import { deletePasskey, listPasskeys, renamePasskey } from './queries.ts';
import { addPasskey, requestPasskey } from './register.ts';

const tag = 'Passkeys';
const Proof = z.strictObject({ currentPassword: claimedPassword.optional() });

type Node = { db: Db; publicUrl: URL };

/** The passkeys of who is signed in. */
export const passkeyRoutes = (node: Node) => {
  const { db } = node;
  return new Hono()
    .get(
      '/users/me/passkeys',
      operation('My passkeys', { tag, answer: PasskeyList }),
      requireUser,
      async (c) => {
        const known = await listPasskeys(db, c.var.user.id);
        return c.json(listOf(known.map(passkeyJson), known.length));
      },
    )
    .post(
      '/users/me/passkeys/request',
      operation('Ask for what a passkey is made of', { tag, answer: CreationOptions }),
      requireUser,
      parse('json', Proof),
      async (c) => {
        const { currentPassword } = c.req.valid('json');
        await provePresence(db, { session: c.var.session, ...placeOf(c), currentPassword });
        return c.json(await requestPasskey(node, c.var.user));
      },
    )
    .post(
      '/users/me/passkeys',
      operation('Add a passkey', { tag, answer: PasskeyAnswer }),
      requireUser,
      parse('json', NewPasskey),
      async (c) => c.json(passkeyJson(await addPasskey(node, c.var.user, c.req.valid('json')))),
    )
    .route('/', onePasskeyRoutes(node));
};

const onePasskeyRoutes = ({ db }: Node) =>
  new Hono()
    .put(
      '/users/me/passkeys/:passkeyId',
      operation('Rename a passkey', { tag, status: 204 }),
      requireUser,
      parse('param', OfPasskey),
      parse('json', Rename),
      async (c) => {
        const { passkeyId } = c.req.valid('param');
        const { name } = c.req.valid('json');
        if (!(await renamePasskey(db, c.var.user.id, passkeyId, name))) throw notFound('Passkey');
        return c.body(null, 204);
      },
    )
    .delete(
      '/users/me/passkeys/:passkeyId',
      operation('Remove a passkey', { tag, status: 204 }),
      requireUser,
      parse('param', OfPasskey),
      async (c) => {
        const { passkeyId } = c.req.valid('param');
        if (!(await deletePasskey(db, c.var.user.id, passkeyId))) throw notFound('Passkey');
        return c.body(null, 204);
      },
    );
