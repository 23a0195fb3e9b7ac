import { requireManagedChannel } from '../../../catalog/index.ts';
import type { User } from '../../../identity/index.ts';
import { instanceConfig, recordAct } from '../../../instance/index.ts';
import type { Db } from '../../../platform/db.ts';
import { forbidden, notFound } from '../../../platform/errors.ts';
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

type ActOnSync = { ownerUserId: number | null; action: string; sync: { id: number; url: string } };

/** Writes down what those who look after the node do to the synchronizations of others. */
export async function recordActOfStaff(tx: Db, user: User, act: ActOnSync): Promise<void> {
  const { ownerUserId, action, sync } = act;
  if (user.role === 'user' || user.id === ownerUserId) return;
  const subject = { domain: 'channel-syncs', id: sync.id };
  await recordAct(tx, { userId: user.id, action, subject, after: { url: sync.url } });
}
