import * as z from 'zod';

import { AnyUuid } from '../any-id.ts';
import { FILTERS, PAGE } from '../lists/list-query.ts';
import { flag, moment, severalOf, sortBy, whole, words } from '../lists/parameters.ts';

const VIDEO_ORDERS = ['match', 'name', 'duration', 'createdAt', 'publishedAt'] as const;
const COUNTED_ORDERS = ['originallyPublishedAt', 'views', 'likes', 'comments'] as const;

const searchTarget = z.literal('local', 'Should be local: there is no search index').optional();

/** A search for videos (contract § search/videos). `facets` is ours: counts of what was found. */
export const SearchQuery = z.object({
  ...PAGE,
  ...FILTERS,
  search: words.default(''),
  searchTarget,
  sort: sortBy([...VIDEO_ORDERS, ...COUNTED_ORDERS]).prefault('-match'),
  uuids: severalOf(AnyUuid).optional(),
  startDate: moment.optional(),
  endDate: moment.optional(),
  originallyPublishedStartDate: moment.optional(),
  originallyPublishedEndDate: moment.optional(),
  durationMin: whole.optional(),
  durationMax: whole.optional(),
  facets: flag.optional(),
});
export type SearchQuery = z.output<typeof SearchQuery>;

/** A search for channels (contract § search/video-channels). */
export const ChannelSearchQuery = z.object({
  ...PAGE,
  search: words.default(''),
  searchTarget,
  host: FILTERS.host,
  handles: severalOf(z.string().min(1).max(400)).optional(),
  sort: sortBy(['match', 'displayName', 'createdAt']).prefault('-match'),
});
export type ChannelSearchQuery = z.output<typeof ChannelSearchQuery>;

/** A search for playlists (contract § search/video-playlists). */
export const PlaylistSearchQuery = z.object({
  ...PAGE,
  search: words.default(''),
  searchTarget,
  host: FILTERS.host,
  uuids: severalOf(AnyUuid).optional(),
  sort: sortBy(['match', 'displayName', 'createdAt']).prefault('-match'),
});
export type PlaylistSearchQuery = z.output<typeof PlaylistSearchQuery>;
