import * as z from 'zod';

import {
  addElement,
  channelsOfAccount,
  createPlaylist,
  findPlaylist,
  NewPlaylistForm,
  PlaylistPrivacy,
  PlaylistType,
} from '../../../catalog/index.ts';
import { IMAGE_MAX_BYTES } from '../../../platform/pictures/image.ts';
import { findNamed, type Importing } from '../importing.ts';
import { defineSection } from '../section.ts';
import { findPlaylistLike, videoIdsIn } from './queries.ts';

const cut = z
  .int()
  .min(0)
  .max(2 ** 31 - 1)
  .nullish()
  .catch(null);
const Element = z.object({
  videoUrl: z.string().max(2_000),
  startTimestamp: cut,
  stopTimestamp: cut,
});
const Playlist = NewPlaylistForm.pick({
  displayName: true,
  description: true,
  privacy: true,
}).extend({
  type: z.literal(Object.values(PlaylistType)),
  channel: z.object({ name: z.string() }).nullish(),
  elements: z.array(z.unknown()).max(5_000),
  archiveFiles: z.object({ thumbnail: z.string().nullish() }).nullish(),
});
type Playlist = z.output<typeof Playlist>;

/** A playlist of the same name, and the one of what to watch later, gets what it lacks. */
export const playlists = defineSection({
  name: 'videoPlaylists',
  file: 'peertube/video-playlists.json',
  list: 'videoPlaylists',
  item: Playlist,
  async take(importing, playlist) {
    const { node, user } = importing;
    const known = await findPlaylistLike(node.db, user.accountId, playlist);
    const id = known?.id ?? (await create(importing, playlist));
    await fill(importing, id, playlist.elements);
    return known ? 'duplicates' : 'success';
  },
});

async function create(
  { node, user, archive }: Importing,
  { displayName, description, privacy, channel, archiveFiles }: Playlist,
) {
  const channels = await channelsOfAccount(node.db, user.accountId);
  const own = channels.find(({ name }) => name === channel?.name);
  const isPublic = privacy === PlaylistPrivacy.public;
  const picture = archiveFiles?.thumbnail;
  const bytes = picture ? await archive.bytes(picture, IMAGE_MAX_BYTES) : undefined;
  const created = await createPlaylist(node, user.accountId, {
    displayName,
    description,
    privacy,
    videoChannelId: (own ?? (isPublic ? channels[0] : undefined))?.id ?? null,
    ...(bytes && { thumbnailfile: new File([bytes], 'picture') }),
  });
  return created.id;
}

async function fill(importing: Importing, playlistId: number, elements: unknown[]) {
  const { node, user, signal } = importing;
  const row = await findPlaylist(node.db, String(playlistId));
  if (!row) return;
  const there = await videoIdsIn(node.db, playlistId);
  for (const element of elements) {
    signal.throwIfAborted();
    const { data } = Element.safeParse(element);
    const videoId = data && (await findNamed(importing, data.videoUrl));
    if (videoId === undefined || there.has(videoId)) continue;
    await addElement(node.db, row, user, { ...data, videoId });
    there.add(videoId);
  }
}
