import { findOpenPlaylist, PlaylistPrivacy } from '../../../server/catalog/index.ts';
import type { Db } from '../../../server/platform/db.ts';
import {
  type Playlist,
  playlistElementObject,
  playlistObject,
} from '../../vocabulary/objects/playlist.ts';
import { playlistElementUrl, playlistUrl } from '../../vocabulary/urls.ts';
import { addressOfVideo } from '../actors/addresses.ts';
import type { Node } from '../node.ts';
import { pagingOf, rangeOf } from '../paging.ts';
import { findElementsPage, findOpenElement } from './playlist-queries.ts';

/** The Playlist of a playlist of this node, or a page of its elements; undefined when a stranger may not see it. */
export async function findPlaylistObject(db: Db, node: Node, uuid: string, page?: number) {
  const found = await findOpen(db, node, uuid);
  if (!found) return undefined;
  const elements = await findElementsPage(db, found.id, rangeOf(page));
  const paging = pagingOf(elements, page, ({ id }) => playlistElementUrl(found.playlist.url, id));
  return playlistObject(found.playlist, paging);
}

/** Where a playlist of another node is; undefined of one that is not known, or that a stranger may not see. */
export async function findPlaylistElsewhere(db: Db, node: Node, uuid: string) {
  const shown = await findOpenPlaylist(db, node.publicUrl, uuid);
  return shown && !shown.isLocal ? { isAt: shown.url } : undefined;
}

/** The PlaylistElement of a place in a playlist; undefined when a stranger may not see it or its video. */
export async function findPlaylistElementObject(db: Db, node: Node, uuid: string, id: number) {
  const found = await findOpen(db, node, uuid);
  const row = found && (await findOpenElement(db, found.id, id));
  if (!row) return undefined;
  return playlistElementObject({
    ...row,
    url: playlistElementUrl(found.playlist.url, id),
    videoUrl: addressOfVideo(node.publicUrl.origin, row.video),
  });
}

async function findOpen(db: Db, node: Node, uuid: string) {
  const shown = await findOpenPlaylist(db, node.publicUrl, uuid);
  if (!shown?.isLocal) return undefined;
  const [smallest] = shown.thumbnails;
  const playlist: Playlist = {
    url: playlistUrl(node.publicUrl.origin, shown.uuid),
    uuid: shown.uuid,
    name: shown.displayName,
    description: shown.description,
    isListed: shown.privacy.id === PlaylistPrivacy.public,
    accountUrl: shown.ownerAccount.url,
    channelUrl: shown.videoChannel?.url ?? null,
    channelPosition: shown.videoChannelPosition,
    thumbnail: smallest ? { ...smallest, url: smallest.fileUrl } : null,
    publishedAt: shown.createdAt,
    updatedAt: shown.updatedAt,
  };
  return { id: shown.id, playlist };
}
