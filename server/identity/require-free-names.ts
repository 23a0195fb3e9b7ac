import { findTakenNames } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import { fieldTaken } from './conflict.ts';

/** The node itself acts under this name (contract § ActivityPub, instance actor). */
export const RESERVED = new Set(['peertube']);

/**
 * The first of these channel names that is free. Fails with `conflict` when all are taken, or the user's own name is:
 * accounts and channels share one namespace. `channelField` is what the form calls the name of the channel.
 */
export async function requireFreeNames(
  db: Db,
  username: string,
  channelNames: string[] = [],
  channelField = 'channelName',
): Promise<string | undefined> {
  const taken = await findTakenNames(db, [username, ...channelNames]);
  const isFree = (name: string) =>
    !taken.has(name.toLowerCase()) && !RESERVED.has(name.toLowerCase());
  if (!isFree(username)) throw fieldTaken('username', `The name ${username} is taken.`);
  if (channelNames.length === 0) return undefined;
  const free = channelNames.find((name) => isFree(name) && name !== username);
  if (!free) throw fieldTaken(channelField, `The channel name ${channelNames[0]} is taken.`);
  return free;
}
