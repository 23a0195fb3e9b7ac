import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { dropChannel } from '../actors/delete-channel.ts';
import { announceManyChanges } from '../change-queries.ts';
import type { Channel } from '../channel-queries.ts';
import {
  hostOfAccount,
  isHandleTaken,
  lockRemoteChannel,
  upsertChannel,
} from './channel-queries.ts';
import type { RemoteChannel } from './channel.ts';

/**
 * Takes a channel of another node in, or what is new of it. Safe to repeat. Fails with `forbidden` when its owner is of
 * another node than it is, and with `conflict` when a channel with another id has its handle, or while it is removed.
 */
export async function takeRemoteChannel(tx: Db, channel: RemoteChannel): Promise<Channel> {
  if ((await hostOfAccount(tx, channel.accountId)) !== channel.host)
    throw new Failure('forbidden', 'A channel is of the node its account is of.');
  if (await isHandleTaken(tx, channel))
    throw new Failure('conflict', `${channel.name}@${channel.host} is another channel.`);
  const before = await lockRemoteChannel(tx, channel.url);
  if (before?.deletedAt) throw new Failure('conflict', 'This channel is being removed.');
  const taken = await upsertChannel(tx, channel);
  if (before) await announceManyChanges(tx);
  return taken;
}

/** Forgets a channel that is gone at its node, with its videos; a job removes them. */
export async function forgetRemoteChannel(tx: Db, url: string): Promise<void> {
  const channel = await lockRemoteChannel(tx, url);
  if (channel && !channel.deletedAt) await dropChannel(tx, channel);
}
