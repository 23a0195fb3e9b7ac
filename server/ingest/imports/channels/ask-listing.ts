import type * as z from 'zod';

import { findManagedChannel, type Handle, lockQuota } from '../../../catalog/index.ts';
import type { User } from '../../../identity/index.ts';
import { instanceConfig } from '../../../instance/index.ts';
import type { Db } from '../../../platform/db.ts';
import { Failure, forbidden, notFound } from '../../../platform/errors.ts';
import { emit } from '../../../platform/events.ts';
import type { Fetch } from '../../../platform/fetch/index.ts';
import { freeBytes } from '../../reserve.ts';
import { findUploader } from '../queries.ts';
import { listingAsked } from './events.ts';
import type { ImportVideosForm } from './form.ts';
import { countListings, insertListing, isListing } from './listing-queries.ts';
import { findManagedSync, recordActOnSync, requireSyncEnabled } from './managed-sync.ts';
import { findSync, updateSync } from './sync-queries.ts';
import { SyncState } from './sync-state.ts';

type Node = { db: Db; fetch: Fetch };

const MAX_WAITING = 20; // of a channel

/**
 * Has the videos of a channel elsewhere imported, all that are not here yet. Fails with `forbidden` for another's channel,
 * a synchronization of another channel, an address that is not on the public internet and while imports are off; with
 * `quota_reached` when there is no room; with `conflict` while many listings of the channel wait.
 */
export async function importVideosOf(
  node: Node,
  user: User,
  handle: Handle,
  { externalChannelUrl, videoChannelSyncId }: z.output<typeof ImportVideosForm>,
): Promise<void> {
  await requireImportEnabled(node.db);
  const { channel, ownerUserId } = await findManagedChannel(node.db, handle, user);
  const sync = videoChannelSyncId && (await findSync(node.db, videoChannelSyncId));
  if (videoChannelSyncId !== undefined && !sync) throw notFound('Video channel synchronization');
  if (sync && sync.channel.id !== channel.id)
    throw forbidden('This synchronization is of another channel.');
  await node.fetch.requireReachable(new URL(externalChannelUrl), { plainHttp: true });
  const syncId = videoChannelSyncId ?? null;
  const wanted = { channelId: channel.id, externalChannelUrl, syncId };
  await node.db.transaction((tx) => ask(tx, ownerUserId, wanted));
}

/** Has a synchronization look through all there is, now. Fails with `conflict` while it does, and as the above does. */
export async function runSync(node: Node, user: User, id: number): Promise<void> {
  await requireSyncEnabled(node.db);
  await requireImportEnabled(node.db);
  const { sync, ownerUserId } = await findManagedSync(node.db, user, id);
  const { externalChannelUrl, channelId } = sync;
  await node.db.transaction(async (tx) => {
    if (await isListing(tx, id))
      throw new Failure('conflict', 'This synchronization is at work already.');
    await ask(tx, ownerUserId, { channelId, externalChannelUrl, syncId: id });
    const told = { id, url: externalChannelUrl };
    await recordActOnSync(tx, user, { action: 'update', sync: told });
  });
}

/** Fails with `forbidden` where administrators let nobody import by URL. */
export async function requireImportEnabled(db: Db): Promise<void> {
  const { http } = (await instanceConfig(db)).import.videos;
  if (!http.enabled) throw forbidden('HTTP import is not enabled on this instance.');
}

type Wanted = { channelId: number; externalChannelUrl: string; syncId: number | null };

async function ask(tx: Db, ownerUserId: number | null, wanted: Wanted): Promise<void> {
  const owner = ownerUserId === null ? undefined : await findUploader(tx, ownerUserId);
  if (!owner) throw notFound('Video channel');
  await lockQuota(tx, owner.id); // one after the other
  if ((await freeBytes(tx, owner)) <= 0)
    throw new Failure('quota_reached', 'The user video quota is exceeded.');
  if ((await countListings(tx, wanted.channelId)) >= MAX_WAITING)
    throw new Failure('conflict', 'Many lists of videos wait to be imported. Try again later.');
  const listingId = await insertListing(tx, wanted);
  if (wanted.syncId !== null)
    await updateSync(tx, wanted.syncId, { state: SyncState.processing, error: null });
  await emit(tx, listingAsked, { listingId });
}
