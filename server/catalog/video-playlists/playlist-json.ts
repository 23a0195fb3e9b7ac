import type { Picture } from '../../platform/pictures/picture.ts';
import { accountSummary, channelSummary, type Origin } from '../actor-json.ts';
import { labelled } from '../labels.ts';
import { toShortUuid } from '../short-uuid.ts';
import type { PlaylistRow } from './queries.ts';
import { PLAYLIST_PRIVACIES, PLAYLIST_TYPES } from './video-playlist.ts';

export type Thumbnail = Pick<Picture, 'key' | 'width' | 'height'>;

/** A playlist, in lists and alone (contract § VideoPlaylist). `thumbnails`: smallest first. */
export function playlistJson(node: Origin, row: PlaylistRow, thumbnails: Thumbnail[]) {
  const { playlist, account, channel } = row;
  const shortUUID = toShortUuid(playlist.uuid);
  const smallest = thumbnails[0];
  return {
    id: playlist.id,
    uuid: playlist.uuid,
    shortUUID,
    isLocal: playlist.url === null,
    url: playlist.url ?? `${node.origin}/video-playlists/${playlist.uuid}`,
    displayName: playlist.displayName,
    description: playlist.description,
    privacy: labelled(PLAYLIST_PRIVACIES, playlist.privacy),
    thumbnailPath: smallest ? `/lazy-static/${smallest.key}` : null,
    thumbnails: thumbnails.map(({ key, width, height }) => ({
      height,
      width,
      aspectRatio: '16:9',
      fileUrl: `${node.origin}/lazy-static/${key}`,
    })),
    embedPath: `/video-playlists/embed/${shortUUID}`,
    type: labelled(PLAYLIST_TYPES, playlist.type),
    videosLength: playlist.elements,
    createdAt: playlist.createdAt,
    updatedAt: playlist.updatedAt,
    ownerAccount: accountSummary(node, account),
    videoChannelPosition: playlist.channelPosition,
    videoChannel: channel && channelSummary(node, channel),
  };
}
