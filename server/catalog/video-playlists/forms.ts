import * as z from 'zod';

import { invalid } from '../../platform/errors.ts';
import { AnyId } from '../any-id.ts';
import { PlaylistPrivacy } from './video-playlist.ts';

const MAX_ID = 2 ** 31 - 1;
const id = z.coerce.number().int().min(1).max(MAX_ID);
export const OfPlaylist = z.object({ id: AnyId });
export const OfElement = z.object({ id: AnyId, elementId: id });

/** What a form cannot say otherwise: `null`, or nothing, is none. */
const orNone = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === 'null' || value === '' ? null : value), schema.nullable());

const picture = z.instanceof(File, { error: 'Should be a picture' });

const fields = {
  displayName: z.string().trim().min(1).max(120),
  description: orNone(z.string().trim().min(3).max(1000)).optional(),
  privacy: z.coerce.number().pipe(z.literal(Object.values(PlaylistPrivacy))),
  videoChannelId: orNone(id).optional(),
  thumbnailfile: picture.optional(),
};

/** Contract § POST video-playlists. */
export const NewPlaylistForm = z.object({
  ...fields,
  privacy: fields.privacy.default(PlaylistPrivacy.private),
});

/** Contract § PUT video-playlists/:id: what is not given stays. */
export const PlaylistChange = z.object({
  ...fields,
  displayName: fields.displayName.optional(),
  privacy: fields.privacy.optional(),
});
export type NewPlaylistForm = z.output<typeof NewPlaylistForm>;
export type PlaylistChange = z.output<typeof PlaylistChange>;

const seconds = z.int().min(0).max(MAX_ID).nullish();
const Cut = z.object({ startTimestamp: seconds, stopTimestamp: seconds });

/** Where playback of an element starts and stops, in seconds. */
export const ElementChange = Cut;
export const NewElement = Cut.extend({ videoId: z.union([z.int().min(1).max(MAX_ID), AnyId]) });
export type ElementChange = z.output<typeof ElementChange>;
export type NewElement = z.output<typeof NewElement>;

/** Moves `reorderLength` neighbours that begin at `startPosition` behind another position; 0 is the front. */
export const Reordering = z.object({
  startPosition: z.coerce.number().int().min(1).max(MAX_ID),
  insertAfterPosition: z.coerce.number().int().min(0).max(MAX_ID),
  reorderLength: z.coerce.number().int().min(1).max(MAX_ID).default(1),
});
export type Reordering = z.output<typeof Reordering>;

/** Fails with `invalid` when the reordering reaches past the end of a list of `length`. */
export function requireWithin(length: number, order: Reordering) {
  const { startPosition, insertAfterPosition, reorderLength } = order;
  if (startPosition > length) throw invalid('startPosition', `Should be at most ${length}`);
  if (insertAfterPosition > length)
    throw invalid('insertAfterPosition', `Should be at most ${length}`);
  if (startPosition + reorderLength > length + 1)
    throw invalid('reorderLength', `Should be at most ${length + 1 - startPosition}`);
}
