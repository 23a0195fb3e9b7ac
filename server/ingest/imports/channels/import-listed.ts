import { randomUUID } from 'node:crypto';

import { createAwaitingVideo, VideoPrivacy } from '../../../catalog/index.ts';
import type { Db } from '../../../platform/db.ts';
import { emit } from '../../../platform/events.ts';
import { Draft, readDraft, saidIn } from '../../draft.ts';
import { requireFewImports } from '../begin-import.ts';
import { listedImportAsked } from '../events.ts';
import { insertImport } from '../queries.ts';
import { nameOf } from '../sites/told-of-video.ts';
import { titleOfUrl } from '../title-of-url.ts';
import { claimAddress, type Listing, lockListing } from './listing-queries.ts';
import type { ListedVideo } from './read-listing.ts';

const MAX_UNDER_WAY = 1_000;

/**
 * Begins to import a video of a list, as a public one, unless it was imported before. Nothing happens once the listing is
 * gone. Fails with `quota_reached` for a user who has very many imports under way.
 */
export const importListed = (db: Db, listing: Listing, { address, ...said }: ListedVideo) =>
  db.transaction(async (tx) => {
    if (!(await lockListing(tx, listing.id))) return;
    if (!(await claimAddress(tx, listing.channelId, address))) return;
    await requireFewImports(tx, listing.userId, MAX_UNDER_WAY);
    const draft = readDraft(Draft, {
      name: nameOf(said) ?? titleOfUrl(address),
      privacy: VideoPrivacy.public,
      support: listing.channel.support,
      waitTranscoding: true,
    });
    const { channelId, userId, syncId: channelSyncId } = listing;
    const { id: videoId } = await createAwaitingVideo(tx, {
      ...saidIn(draft),
      uuid: randomUUID(),
      channelId,
    });
    const row = await insertImport(tx, { userId, videoId, targetUrl: address, channelSyncId });
    await emit(tx, listedImportAsked, { importId: row.id });
  });
