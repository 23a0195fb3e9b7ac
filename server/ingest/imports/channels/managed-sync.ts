import {
  ActivityAction,
  ActivityTarget,
  recordInChannel,
  requireManagedChannel,
} from '../../../catalog/index.ts';
import type { User } from '../../../identity/index.ts';
import { instanceConfig, recordAct } from '../../../instance/index.ts';
import type { Db } from '../../../platform/db.ts';
import { forbidden, notFound } from '../../../platform/errors.ts';
import { withoutSecrets } from '../without-secrets.ts';
import { findSync } from './sync-queries.ts';

/** A synchronization of a channel the user helps to run. Fails with `not_found`, or with `forbidden` for others. */
export async function findManagedSync(db: Db, user: User, id: number) {
  const found = await findSync(db, id);
  if (!found) throw notFound('Video channel synchronization');
  const { ownerUserId } = await requireManagedChannel(db, found.channel.id, user);
  return { ...found, ownerUserId };
}

/** Fails with `forbidden` while this node synchronizes no channels. */
export async function requireSyncEnabled(db: Db): Promise<void> {
  const { videoChannelSynchronization } = (await instanceConfig(db)).import;
  if (!videoChannelSynchronization.enabled)
    throw forbidden('The synchronization of channels is not enabled on this instance.');
}

type ActOnSync = { action: string; sync: { id: number; url: string } };

/** Writes down what a user does to a synchronization. */
export const recordActOnSync = (tx: Db, { id: userId }: User, { action, sync }: ActOnSync) =>
  recordAct(tx, {
    userId,
    action,
    subject: { domain: 'channel-syncs', id: sync.id },
    after: { url: withoutSecrets(sync.url) },
  });

type Ended = { channelId: number; action: 'create' | 'delete'; sync: { id: number; url: string } };

/** Writes down that there is a synchronization from now on, or no more: those who run the channel see it as well. */
export async function recordSync(tx: Db, user: User, { channelId, action, sync }: Ended) {
  await recordActOnSync(tx, user, { action, sync });
  const done = {
    action: ActivityAction[action],
    target: ActivityTarget.channelSync,
    details: { id: sync.id, externalChannelUrl: withoutSecrets(sync.url) },
  };
  await recordInChannel(tx, channelId, done, user.accountId);
}
