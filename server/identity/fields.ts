import * as z from 'zod';

import { ROLE_IDS, roleOf } from './user.ts';

const PASSWORD_MAX_BYTES = 72; // what bcrypt reads: an account can move to a node that hashes by it

/** The limits of the contract, for every form that takes such a field. */
export const username = z
  .string()
  .regex(/^[a-z0-9._]{1,50}$/, 'only a-z, 0-9, . and _, at most 50')
  .max(50);
export const password = z
  .string()
  .min(6)
  .max(255)
  .refine((text) => Buffer.byteLength(text) <= PASSWORD_MAX_BYTES, {
    message: `at most ${PASSWORD_MAX_BYTES} bytes`,
  });
export const email = z.email().max(255);
export const displayName = z.string().trim().min(1).max(120);
export const channelName = z
  .string()
  .regex(/^[\w.:-]{1,50}$/, 'only letters, digits, - _ . and :, at most 50');
export const role = z.literal(Object.values(ROLE_IDS)).transform(roleOf);
export const quota = z.int().min(-1);

/** A password somebody claims to have: any text that is short enough to be hashed. */
export const claimedPassword = z.string().max(1000);

/** The parameter of a route about one user. */
export const OfUser = z.object({
  id: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
});
