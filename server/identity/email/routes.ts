import { type Context, Hono } from 'hono';
import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { email, OfUser, password } from '../fields.ts';
import { placeOf } from '../sign-in/place.ts';
import { askForMail } from './ask.ts';
import { resetPassword, verifyEmail, verifyRegistrationEmail } from './redeem.ts';

const ToAddress = z.object({ email });
const verificationString = z.string().min(1).max(200);
const Verification = z.object({ verificationString });
const UserVerification = Verification.extend({ isPendingEmail: z.boolean().default(false) });
const Reset = Verification.extend({ password });

const done = (c: Context) => c.body(null, 204);

/** Mails that prove an address or let somebody choose another password. */
export const emailRoutes = ({ db }: { db: Db }) =>
  new Hono()
    .post(
      '/users/ask-send-verify-email',
      operation('Resend the verification link of a user', { tag: 'Users', status: 204 }),
      parse('json', ToAddress),
      async (c) => {
        await askForMail(db, { about: 'verification', ...c.req.valid('json') }, placeOf(c));
        return done(c);
      },
    )
    .post(
      '/users/registrations/ask-send-verify-email',
      operation('Resend the verification link of a request', { tag: 'Register', status: 204 }),
      parse('json', ToAddress),
      async (c) => {
        const asked = { about: 'registration-verification', ...c.req.valid('json') } as const;
        await askForMail(db, asked, placeOf(c));
        return done(c);
      },
    )
    .post(
      '/users/ask-reset-password',
      operation('Ask for a link to choose another password', { tag: 'Users', status: 204 }),
      parse('json', ToAddress),
      async (c) => {
        await askForMail(db, { about: 'password-reset', ...c.req.valid('json') }, placeOf(c));
        return done(c);
      },
    )
    .route('/', redeemRoutes({ db }));

const redeemRoutes = ({ db }: { db: Db }) =>
  new Hono()
    .post(
      '/users/:id/verify-email',
      operation('Verify the address of a user', { tag: 'Users', status: 204 }),
      parse('param', OfUser),
      parse('json', UserVerification),
      async (c) => {
        await verifyEmail(db, c.req.valid('param').id, c.req.valid('json'));
        return done(c);
      },
    )
    .post(
      '/users/registrations/:id/verify-email',
      operation('Verify the address of a request', { tag: 'Register', status: 204 }),
      parse('param', OfUser),
      parse('json', Verification),
      async (c) => {
        await verifyRegistrationEmail(db, c.req.valid('param').id, c.req.valid('json'));
        return done(c);
      },
    )
    .post(
      '/users/:id/reset-password',
      operation('Choose another password', { tag: 'Users', status: 204 }),
      parse('param', OfUser),
      parse('json', Reset),
      async (c) => {
        await resetPassword(db, c.req.valid('param').id, c.req.valid('json'));
        return done(c);
      },
    );
