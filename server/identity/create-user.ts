import { createChannel, createWatchLater, findTakenNames } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import { Failure, systemCode } from '../platform/errors.ts';
import { hashPassword } from './password.ts';
import { insertUser } from './user-queries.ts';
import type { Role } from './user.ts';

export type NewUser = {
  username: string;
  email: string;
  password: string;
  role?: Role;
  channelName?: string | undefined;
  /** -1: no limit */
  quotaBytes?: number;
  /** -1: no limit */
  quotaDailyBytes?: number;
};

const UNIQUE_VIOLATION = '23505';

/** Creates a user with an account and its default channel. Fails with `conflict` when a name or the address is taken. */
export async function createUser(
  db: Db,
  { username, password, channelName, ...user }: NewUser,
): Promise<{ id: number; accountId: number }> {
  const passwordHash = await hashPassword(password);
  try {
    return await db.transaction(async (tx) => {
      const name = await chooseChannelName(tx, username, channelName);
      const created = await insertUser(tx, { ...user, username, passwordHash });
      const displayName = channelName ?? `Main ${username} channel`;
      await createChannel(tx, { accountId: created.accountId, name, displayName });
      await createWatchLater(tx, created.accountId);
      return created;
    });
  } catch (error) {
    if (systemCode(error) !== UNIQUE_VIOLATION) throw error;
    throw new Failure('conflict', 'A user with this name or e-mail address exists already.');
  }
}

/** The name asked for, or else `<username>_channel`, numbered if somebody has that. Fails with `conflict`. */
async function chooseChannelName(tx: Db, username: string, wanted: string | undefined) {
  const usual = `${username}_channel`;
  const choice = wanted ? [wanted] : [usual, ...numbered(usual)];
  const taken = await findTakenNames(tx, [username, ...choice]);
  if (taken.has(username)) throw new Failure('conflict', `The name ${username} is taken.`);
  const free = choice.find((name) => !taken.has(name.toLowerCase()) && name !== username);
  if (!free) throw new Failure('conflict', `The channel name ${choice[0]} is taken.`);
  return free;
}

const numbered = (name: string) => Array.from({ length: 30 }, (_, n) => `${name}-${n + 1}`);
