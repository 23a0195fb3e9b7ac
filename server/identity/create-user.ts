import { createChannel, createWatchLater } from '../catalog/index.ts';
import { instanceConfig } from '../instance/index.ts';
import type { Db } from '../platform/db.ts';
import { refuseTaken } from './conflict.ts';
import { unusualOf } from './preferences.ts';
import { requireFreeNames } from './require-free-names.ts';
import { hashPassword } from './sign-in/password.ts';
import { insertUser } from './user-queries.ts';
import type { Role } from './user.ts';

export type NewUser = {
  username: string;
  email: string;
  /** None for somebody who signs in elsewhere, or chooses one by a link. */
  password?: string | undefined;
  /** In place of a password: of one that was hashed before. */
  passwordHash?: string | null | undefined;
  emailVerified?: boolean | null;
  role?: Role;
  displayName?: string | null | undefined;
  channelName?: string | null | undefined;
  channelDisplayName?: string | null | undefined;
  /** -1: no limit; what is usual on this node unless told */
  quotaBytes?: number | undefined;
  /** -1: no limit; what is usual on this node unless told */
  quotaDailyBytes?: number | undefined;
  adminFlags?: number;
};

/** Creates a user with an account and its default channel. Fails with `conflict` when a name or the address is taken. */
export async function createUser(
  db: Db,
  { password, channelName, channelDisplayName, ...user }: NewUser,
): Promise<{ id: number; accountId: number }> {
  const passwordHash = password ? await hashPassword(password) : user.passwordHash;
  return db
    .transaction(async (tx) => {
      const usual = `${user.username}_channel`;
      const choice = channelName ? [channelName] : [usual, ...numbered(usual)];
      const name = (await requireFreeNames(tx, user.username, choice))!;
      const { usualChannel, ...usualOfNode } = await usualOfUsers(tx, user);
      const created = await insertUser(tx, { ...user, ...usualOfNode, passwordHash });
      const { accountId } = created;
      const displayName = channelDisplayName ?? channelName ?? usualChannel;
      await createChannel(tx, { accountId, name, displayName });
      await createWatchLater(tx, accountId);
      return created;
    })
    .catch(refuseTaken);
}

/** What nobody chose for a user is as the node has it (contract § config, `user`, `defaults` and `instance`). */
async function usualOfUsers(tx: Db, { username, quotaBytes, quotaDailyBytes }: NewUser) {
  const { user, defaults, instance } = await instanceConfig(tx);
  return {
    usualChannel: user.defaultChannelName.replaceAll('$1', () => username),
    quotaBytes: quotaBytes ?? user.videoQuota,
    quotaDailyBytes: quotaDailyBytes ?? user.videoQuotaDaily,
    preferences: unusualOf({
      nsfwPolicy: instance.defaultNSFWPolicy,
      p2pEnabled: defaults.p2p.webapp.enabled,
      autoPlayVideo: defaults.player.autoPlay,
      videosHistoryEnabled: user.history.videos.enabled,
    }),
  };
}

const numbered = (name: string) => Array.from({ length: 30 }, (_, n) => `${name}-${n + 1}`);
