import * as z from 'zod';

import { defineEvent } from '../../../platform/events.ts';

export const ListingRef = z.object({ listingId: z.int().positive() });

/** A channel elsewhere is to be looked through for videos. */
export const listingAsked = defineEvent('channel-listing.asked', ListingRef);
