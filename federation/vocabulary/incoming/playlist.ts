import * as z from 'zod';

import { Picture } from './actor.ts';
import {
  Addressed,
  FirstReference,
  listOf,
  Moment,
  optional,
  orNull,
  Reference,
  text,
  Url,
} from './common.ts';

/** A playlist of another node; its elements are a collection at its id. */
export const ForeignPlaylist = z.object({
  id: Url,
  type: z.literal('Playlist'),
  uuid: z.uuid(),
  name: text(200).pipe(z.string().min(1)),
  content: optional(text(5_000)),
  attributedTo: listOf(Reference, 5),
  published: Moment,
  updated: optional(Moment),
  icon: listOf(Picture, 4),
  videoChannelPosition: orNull(z.number().int().min(1).max(100_000)),
  totalItems: optional(z.number().int().min(0)),
  ...Addressed.shape,
});

export type ForeignPlaylist = z.output<typeof ForeignPlaylist>;

/** A place in it. */
export const ForeignPlaylistElement = z.object({
  id: Url,
  type: z.literal('PlaylistElement'),
  url: FirstReference,
  position: z.number().int().min(1).max(100_000),
  startTimestamp: optional(z.number().min(0).max(1_000_000)),
  stopTimestamp: optional(z.number().min(0).max(1_000_000)),
});
