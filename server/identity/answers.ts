import * as z from 'zod';

import { Account, ListOf, Moment, OwnChannel } from '../catalog/index.ts';
import { AllPreferences } from './preferences.ts';

const id = z.int().positive();
const quota = z.int().min(-1);
const bytes = z.int().min(0);

export const LocalClientAnswer = z.object({
  client_id: z.string().length(32),
  client_secret: z.string().length(32),
});

export const Success = z.object({ success: z.literal(true) });

export const Tokens = z.object({
  token_type: z.literal('Bearer'),
  access_token: z.string().min(32),
  refresh_token: z.string().min(32),
  expires_in: z.int().positive(),
  refresh_token_expires_in: z.int().positive(),
});

/** What a user says of themselves, and administrators see (contract § User). */
const user = {
  id,
  username: z.string().min(1),
  email: z.string().min(3),
  pendingEmail: z.string().nullable(),
  emailVerified: z.boolean().nullable(),
  role: z.object({ id: z.int().min(0).max(2), label: z.string() }),
  videoQuota: quota,
  videoQuotaDaily: quota,
  blocked: z.boolean(),
  blockedReason: z.string().nullable(),
  createdAt: Moment,
  lastLoginDate: Moment.nullable(),
  account: Account,
  videoChannels: z.array(OwnChannel),
  pluginAuth: z.string().nullable(),
  twoFactorEnabled: z.boolean(),
  adminFlags: z.int().min(0).max(1),
  notificationSettings: z.record(z.string(), z.int().min(0).max(3)),
  ...AllPreferences.shape,
};

export const MeAnswer = z.object({
  ...user,
  videoChannelCollaborations: z.array(OwnChannel),
  specialPlaylists: z.array(z.object({ id, name: z.string(), type: z.int().positive() })),
});

/** A user in the list of administrators. */
const ListedUser = z.object({
  ...user,
  totalVideoFileSize: bytes,
  videoQuotaUsed: bytes,
  videoQuotaUsedDaily: bytes,
});

export const UserList = ListOf(ListedUser);

/** One user, with what they did if it was asked for (contract § UserWithStats). */
export const UserAnswer = ListedUser.extend({
  videosCount: bytes.optional(),
  abusesCount: bytes.optional(),
  abusesAcceptedCount: bytes.optional(),
  abusesCreatedCount: bytes.optional(),
  videoCommentsCount: bytes.optional(),
});

export const CreatedUser = z.object({ user: z.object({ id, account: z.object({ id }) }) });

export const QuotaUsed = z.object({ videoQuotaUsed: bytes, videoQuotaUsedDaily: bytes });

export const ScopedTokens = z.object({ feedToken: z.uuid() });

/** A session as its user sees it (contract § TokenSession). */
export const SessionList = ListOf(
  z.object({
    id,
    currentSession: z.boolean(),
    loginDevice: z.string().nullable(),
    loginIP: z.string().nullable(),
    loginDate: Moment,
    lastActivityDevice: z.string().nullable(),
    lastActivityIP: z.string().nullable(),
    lastActivityDate: Moment,
    createdAt: Moment,
  }),
);
