import * as z from 'zod';

import { ORDER_FIELDS } from './order.ts';
import { flag, severalOf, sortBy, whole, words } from './parameters.ts';

/** Nobody reads further, and what is skipped must be counted through. */
const MAX_START = 100_000;

/** Which part of a list (contract § conventions). */
export const PAGE = {
  start: z.coerce.number().int().min(0).max(MAX_START).default(0),
  count: z.coerce.number('Should have a number count (max: 100)').int().min(0).max(100).default(15),
};

/** What lists of videos can be narrowed to (contract § commonVideosFilters). */
export const FILTERS = {
  skipCount: flag.optional().catch(undefined), // as PeerTube: what is neither leaves the total counted
  filter: z.never('Is gone: use isLocal and include').optional(),
  isLocal: flag.optional(),
  isLive: flag.optional(),
  includeScheduledLive: flag.optional(),
  categoryOneOf: severalOf(whole).optional(),
  licenceOneOf: severalOf(whole).optional(),
  languageOneOf: severalOf(z.string().max(50)).optional(),
  tagsOneOf: severalOf(z.string().max(200)).optional(),
  tagsAllOf: severalOf(z.string().max(200)).optional(),
  autoTagOneOf: severalOf(z.string().max(200)).optional(),
  nsfw: z.enum(['true', 'false', 'both'], 'Should be true, false or both').optional(),
  nsfwFlagsIncluded: whole.optional(),
  nsfwFlagsExcluded: whole.optional(),
  privacyOneOf: severalOf(whole.pipe(z.int().min(1).max(5))).optional(),
  stateOneOf: severalOf(whole.pipe(z.int().min(1).max(12))).optional(),
  include: whole.optional(),
  hasHLSFiles: flag.optional(),
  hasWebVideoFiles: flag.optional(),
  host: z
    .string()
    .max(255)
    .regex(/^(?!\d+(?::|$))[\w.-]+(:\d{1,5})?$/, 'Should be a host')
    .optional(),
  excludeAlreadyWatched: flag.optional(),
  search: words.optional(),
};

const sort = sortBy(ORDER_FIELDS);

export const VideoListQuery = z.object({
  ...PAGE,
  ...FILTERS,
  sort: sort.prefault('-publishedAt'),
});
export type VideoListQuery = z.output<typeof VideoListQuery>;

/** The list of one's own videos: of some of one's channels, if told. */
export const OwnVideoListQuery = z.object({
  ...PAGE,
  ...FILTERS,
  sort: sort.prefault('-createdAt'),
  channelId: whole.optional(),
  channelNameOneOf: severalOf(z.string().max(120)).optional(),
  includeCollaborations: flag.optional(),
});
export type OwnVideoListQuery = z.output<typeof OwnVideoListQuery>;
