import { Failure } from '../../../platform/errors.ts';
import type { Running } from '../running.ts';
import { watchWhile } from '../watch-while.ts';
import { requireImportEnabled } from './ask-listing.ts';
import { chooseListed } from './choose-listed.ts';
import { importListed } from './import-listed.ts';
import { listSite } from './list-site.ts';
import { deleteListing, findListing, type Listing } from './listing-queries.ts';
import { updateSync } from './sync-queries.ts';
import { SyncState } from './sync-state.ts';

const MAX_VIDEOS = 1_000;
const MAX_NEW_VIDEOS = 10; // at one run of a synchronization

/**
 * Looks through a channel elsewhere and has its videos imported. Stops when the listing goes: with its synchronization, or
 * its channel. Rejects only when another run may do better.
 */
export async function listChannel(node: Running, listingId: number): Promise<void> {
  const listing = await findListing(node.db, listingId);
  if (!listing) return;
  using watch = watchWhile(async () => (await findListing(node.db, listingId)) !== undefined);
  const signal = AbortSignal.any([node.signal, watch.signal]);
  try {
    await importNew({ ...node, signal }, listing);
    await endListing(node, listing);
  } catch (error) {
    if (watch.signal.aborted) return;
    if (node.signal.aborted || !(error instanceof Failure)) throw error;
    await endListing(node, listing, error.message);
  }
}

/** Ends a listing that could not be done. */
export async function giveUpListing(node: Pick<Running, 'db'>, listingId: number, error: string) {
  const listing = await findListing(node.db, listingId);
  if (listing) await endListing(node, listing, error);
}

async function importNew(node: Running, listing: Listing): Promise<void> {
  await requireImportEnabled(node.db);
  if (listing.syncId !== null)
    await updateSync(node.db, listing.syncId, { state: SyncState.processing });
  await using scratch = await node.storage.scratch();
  const place = { node, directory: scratch.path };
  const { externalChannelUrl, onlyAfter } = listing;
  const maxVideos = onlyAfter === null ? MAX_VIDEOS : MAX_NEW_VIDEOS;
  const listed = await listSite(place, externalChannelUrl, maxVideos);
  for await (const video of chooseListed(place, listing, listed.toReversed())) {
    node.signal.throwIfAborted(); // the oldest first: they get their places in the channel's order
    await importListed(node.db, listing, video);
  }
}

const endListing = (
  { db }: Pick<Running, 'db'>,
  { id, syncId, createdAt }: Listing,
  error: string | null = null,
): Promise<void> =>
  db.transaction(async (tx) => {
    await deleteListing(tx, id);
    if (syncId === null) return;
    const isDone = error === null;
    const state = isDone ? SyncState.synced : SyncState.failed;
    await updateSync(tx, syncId, { state, error, ...(isDone && { lastSyncAt: createdAt }) });
  });
