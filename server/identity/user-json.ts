import { accountJson, type Channel, channelJson, type Origin } from '../catalog/index.ts';
import { notificationSettingsOf } from './notification-settings.ts';
import { preferencesOf } from './preferences.ts';
import type { UserWithAccount } from './user-queries.ts';
import { ROLE_IDS, ROLE_LABELS } from './user.ts';

/** A user, as they and administrators see them (contract § User). */
export const userJson = (
  node: Origin,
  { user, account, twoFactorEnabled }: UserWithAccount,
  channels: Channel[] = [],
) => ({
  id: user.id,
  username: account.name,
  email: user.email,
  pendingEmail: user.pendingEmail,
  emailVerified: user.emailVerified,
  role: { id: ROLE_IDS[user.role], label: ROLE_LABELS[user.role] },
  videoQuota: user.quotaBytes,
  videoQuotaDaily: user.quotaDailyBytes,
  blocked: user.blocked,
  blockedReason: user.blockedReason,
  createdAt: user.createdAt,
  lastLoginDate: user.lastLoginAt,
  account: accountJson(node, account, user.id),
  videoChannels: channels.map((channel) => ({
    ...channelJson(node, channel),
    ownerAccountId: null,
    ownerAccountName: null,
  })),
  pluginAuth: null,
  twoFactorEnabled,
  adminFlags: user.adminFlags,
  ...preferencesOf(user.preferences),
  notificationSettings: notificationSettingsOf(user.notificationSettings),
});
