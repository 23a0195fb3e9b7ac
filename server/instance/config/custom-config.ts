import * as z from 'zod';

import { ClientConfig, PublishDefaults } from './client-config.ts';
import { InstanceConfig } from './instance-config.ts';
import { MediaConfig } from './media-config.ts';
import { section, switchOf } from './section.ts';

const quotaBytes = z.number().int().min(-1).default(-1); // -1: no limit

const Signup = section({
  enabled: z.boolean().default(false),
  limit: z
    .number()
    .int()
    .min(-1)
    .default(-1)
    .describe('users, after which nobody can sign up; -1: no limit'),
  requiresApproval: z.boolean().default(true),
  requiresEmailVerification: z.boolean().default(false),
  minimumAge: z.number().int().min(0).max(130).default(16).describe('years'),
});

const Users = {
  signup: Signup,
  user: section({
    history: section({ videos: switchOf(true) }),
    videoQuota: quotaBytes.describe('bytes a new user may hold'),
    videoQuotaDaily: quotaBytes.describe('bytes a new user may add a day'),
    defaultChannelName: z.string().min(1).max(120).default('Main $1 channel'),
  }),
  videoChannels: section({ maxPerUser: z.number().int().min(1).max(1_000).default(20) }),
};

const Community = {
  followers: section({
    instance: section({
      enabled: z.boolean().default(true),
      manualApproval: z.boolean().default(false),
    }),
    channels: switchOf(true),
  }),
  followings: section({
    instance: section({
      autoFollowBack: switchOf(false),
      autoFollowIndex: section({
        enabled: z.boolean().default(false),
        indexUrl: z.string().max(2_000).default(''),
      }),
    }),
  }),
  /** With whom this node speaks, and to whom it shows what it has: ours. */
  federation: section({
    mode: z.enum(['open', 'allow-list', 'followers-only']).default('open'),
  }),
  autoBlacklist: section({ videos: section({ ofUsers: switchOf(false) }) }),
  blocklist: section({ publicLog: switchOf(false) }),
  videoComments: section({ acceptRemoteComments: z.boolean().default(true) }),
};

const Mail = {
  admin: section({ email: z.union([z.literal(''), z.email()]).default('') }),
  contactForm: switchOf(true),
  email: section({
    body: section({ signature: z.string().max(2_000).default('') }),
    subject: section({ prefix: z.string().max(200).default('') }),
  }),
};

/** All that an administrator can set while the node runs, with the value of each until then (contract § CustomConfig). */
export const CustomConfig = z
  .object({
    instance: InstanceConfig,
    ...Users,
    ...Community,
    ...Mail,
    ...ClientConfig,
    ...MediaConfig,
    defaults: PublishDefaults,
  })
  .meta({ id: 'CustomConfig' });
export type CustomConfig = z.output<typeof CustomConfig>;
