import { Hono } from 'hono';
import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { forbidden, invalid } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { isPasswordOf } from '../account/prove-password.ts';
import { findSelfOrTarget } from '../admin/target.ts';
import { claimedPassword, OfUser } from '../fields.ts';
import { requireUser } from '../middleware.ts';
import { placeOf } from '../sign-in/place.ts';
import type { User } from '../user.ts';
import { confirmOtp, disableOtp, newRecoveryCodes, requestOtp } from './set-up.ts';

const tag = 'Users';
const Proof = z.strictObject({ currentPassword: claimedPassword.optional() });
const Confirmation = z.strictObject({
  requestToken: z.string().min(1).max(1000),
  otpToken: z.string().min(1).max(20),
});
const OtpRequest = z.object({
  otpRequest: z.object({ requestToken: z.string(), secret: z.string(), uri: z.url() }),
});
const RecoveryCodes = z.object({ codes: z.array(z.string()) });

type Node = { db: Db; secret: Buffer; publicUrl: URL };
type Prover = { user: User; address: string; currentPassword: string | undefined };

/**
 * The user whose second factor is changed. One's own password has to be given for oneself; those who look after users
 * need none for others. Fails with `not_found`, `forbidden`, or `invalid` without a password.
 */
async function findProved(db: Db, userId: number, { user, address, currentPassword }: Prover) {
  const target = await findSelfOrTarget(db, user, userId);
  if (user.id !== userId) return target;
  if (!currentPassword) throw invalid('currentPassword', 'currentPassword parameter is missing');
  if (await isPasswordOf(db, { userId, address }, currentPassword)) return target;
  throw forbidden('currentPassword is invalid.');
}

/** A second factor: codes of an app, and codes for who has lost it. */
export const twoFactorRoutes = (node: Node) => {
  const { db } = node;
  return new Hono()
    .post(
      '/users/:id/two-factor/request',
      operation('Request two factors', { tag, answer: OtpRequest }),
      requireUser,
      parse('param', OfUser),
      parse('json', Proof),
      async (c) => {
        const { currentPassword } = c.req.valid('json');
        const { id } = c.req.valid('param');
        const prover = { user: c.var.user, ...placeOf(c), currentPassword };
        const { account } = await findProved(db, id, prover);
        return c.json({ otpRequest: await requestOtp(node, id, account.name) });
      },
    )
    .post(
      '/users/:id/two-factor/confirm-request',
      operation('Confirm two factors', { tag, status: 204 }),
      requireUser,
      parse('param', OfUser),
      parse('json', Confirmation),
      async (c) => {
        const { id } = c.req.valid('param');
        await findSelfOrTarget(db, c.var.user, id);
        await confirmOtp(node, id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .route('/', provedRoutes(node));
};

const provedRoutes = ({ db }: Node) =>
  new Hono()
    .post(
      '/users/:id/two-factor/disable',
      operation('Disable two factors', { tag, status: 204 }),
      requireUser,
      parse('param', OfUser),
      parse('json', Proof),
      async (c) => {
        const { currentPassword } = c.req.valid('json');
        const { id } = c.req.valid('param');
        await findProved(db, id, { user: c.var.user, ...placeOf(c), currentPassword });
        await disableOtp(db, id);
        return c.body(null, 204);
      },
    )
    .post(
      '/users/:id/two-factor/recovery-codes',
      operation('Make new recovery codes', { tag, answer: RecoveryCodes }),
      requireUser,
      parse('param', OfUser),
      parse('json', Proof),
      async (c) => {
        const { currentPassword } = c.req.valid('json');
        const { id } = c.req.valid('param');
        await findProved(db, id, { user: c.var.user, ...placeOf(c), currentPassword });
        return c.json({ codes: await newRecoveryCodes(db, id) });
      },
    );
