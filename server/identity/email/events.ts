import * as z from 'zod';

import { defineEvent } from '../../platform/events.ts';

export const ToVerify = z.object({ userId: z.int().positive(), isPending: z.boolean() });

/** A user has to show that an address is theirs: the one they have, or the one they want. */
export const emailToVerify = defineEvent('email.to-verify', ToVerify);

export const RegistrationToVerify = z.object({ registrationId: z.int().positive() });

/** The same of somebody who asked to join. */
export const registrationToVerify = defineEvent(
  'email.registration-to-verify',
  RegistrationToVerify,
);

/** The address as it was typed: nobody looked yet whether it is known here, so nobody can tell by the answer. */
export const Asked = z.object({
  about: z.enum(['verification', 'registration-verification', 'password-reset']),
  email: z.string(),
});

/** Somebody asks for a mail. */
export const mailAsked = defineEvent('email.asked', Asked);

/** A new user has no password: they choose one by a link. */
export const Invited = z.object({ userId: z.int().positive() });
export const passwordToChoose = defineEvent('email.password-to-choose', Invited);
