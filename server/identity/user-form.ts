import * as z from 'zod';

import { channelName, email, password, quota, role, username } from './fields.ts';

const noPassword = z.literal(''); // they choose one by a link in a mail

/** What an administrator says about a new user (contract § AddUser). Unknown fields are refused. */
export const UserForm = z.strictObject({
  username,
  password: z.union([password, noPassword]).optional(),
  email,
  role,
  videoQuota: quota.optional(), // what is usual on this node
  videoQuotaDaily: quota.optional(),
  channelName: channelName.optional(),
  adminFlags: z.literal([0, 1]).default(0),
});

/** What an administrator changes about a user (contract § UpdateUser). */
export const UserChange = z.strictObject({
  email: email.optional(),
  emailVerified: z.boolean().optional(),
  videoQuota: quota.optional(),
  videoQuotaDaily: quota.optional(),
  role: role.optional(),
  adminFlags: z.literal([0, 1]).optional(),
  password: password.optional(),
  pluginAuth: z.null().optional(), // there are no plugins
});
