import * as z from 'zod';

import { PAGE, sortBy } from '../../platform/page-query.ts';
import { PlaylistType } from './video-playlist.ts';

const PLAYLIST_SORTS = [
  'displayName',
  'name',
  'createdAt',
  'updatedAt',
  'videoChannelPosition',
] as const;
export type PlaylistSort = (typeof PLAYLIST_SORTS)[number];

const names = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

const Range = z.object(PAGE);

/** Which part of a list of playlists, in which order. */
export const PlaylistListQuery = Range.extend({
  sort: sortBy(PLAYLIST_SORTS, '-createdAt'),
  playlistType: z.coerce
    .number()
    .pipe(z.literal(Object.values(PlaylistType)))
    .optional(),
});

export const AccountPlaylistsQuery = PlaylistListQuery.extend({
  search: z.string().max(200).optional(),
  includeCollaborations: z.stringbool().default(false),
  channelNameOneOf: names.pipe(z.array(z.string().max(120)).max(100)).optional(),
});

/** A channel's playlists come in the order its owner gave them. */
export const ChannelPlaylistsQuery = PlaylistListQuery.extend({
  sort: sortBy(PLAYLIST_SORTS, 'videoChannelPosition'),
});

export const ElementsQuery = Range;
export type PlaylistPage = Omit<z.output<typeof AccountPlaylistsQuery>, 'includeCollaborations'>;

const ids = z
  .array(
    z.coerce
      .number()
      .int()
      .min(1)
      .max(2 ** 31 - 1),
  )
  .max(100);
const list = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

/** `videoIds=1&videoIds=2`, or with `[]` as PeerTube's client writes it. */
export const VideosExistQuery = z
  .object({ videoIds: list.optional() })
  .transform((query, context) => {
    const parsed = ids.min(1).safeParse(query.videoIds ?? []);
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', path: ['videoIds'], message: 'Should be ids of videos' });
    return z.NEVER;
  });
