import * as z from 'zod';

import { ROLE_IDS, roleOf } from './user.ts';

const quota = z.number().int().min(-1).default(-1);

const role = z.literal(Object.values(ROLE_IDS)).transform(roleOf);

/** What an administrator says about a new user (contract § AddUser). Unknown fields are refused. */
export const UserForm = z.strictObject({
  username: z.string().regex(/^[a-z0-9._]{1,50}$/, 'only a-z, 0-9, . and _, at most 50'),
  password: z.string().min(6).max(255),
  email: z.email().max(255),
  role,
  videoQuota: quota,
  videoQuotaDaily: quota,
  channelName: z
    .string()
    .regex(/^[\w.:-]{1,50}$/, 'only letters, digits, - _ . and :, at most 50')
    .optional(),
  adminFlags: z.literal(0).default(0),
});
