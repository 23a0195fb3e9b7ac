import * as z from 'zod';

import type { Db } from '../../../platform/db.ts';
import { defineJob } from '../../../platform/jobs.ts';
import type { ImportNode } from '../running.ts';
import { ListingRef } from './events.ts';
import { giveUpListing, listChannel as list } from './list-channel.ts';
import { lookForNewVideos } from './sweep-syncs.ts';

/** Looks through a channel elsewhere and has its videos imported. */
export const listChannel = defineJob<ImportNode>()({
  name: 'ingest.list-channel',
  payload: ListingRef,
  attempts: 2,
  timeoutMinutes: 120, // a little more than a list of a few parts, and asking about each new video, may take
  run: ({ listingId }, node) => list(node, listingId),
  gaveUp: ({ listingId }, error, node) => giveUpListing(node, listingId, error),
});

/** Every hour (contract § channel synchronization). */
export const sweepSyncs = defineJob<{ db: Db }>()({
  name: 'ingest.sweep-channel-syncs',
  payload: z.object({}),
  attempts: 1, // the next hour tries again
  timeoutMinutes: 10,
  cron: '41 * * * *',
  run: (_, { db }) => lookForNewVideos(db),
});
