import {
  findPlaylistByUrl,
  PlaylistPrivacy,
  takeRemotePlaylist,
} from '../../server/catalog/index.ts';
import type { RemoteElement } from '../../server/catalog/index.ts';
import { forbidden, invalid } from '../../server/platform/errors.ts';
import { emit } from '../../server/platform/events.ts';
import type { Actor } from '../actors/queries.ts';
import { resolveActor } from '../actors/resolve-actor.ts';
import { requireRoom } from '../bounds/room.ts';
import { fetchObject, type Reaching } from '../fetch/fetch-object.ts';
import { isForAll, sameHost } from '../vocabulary/incoming/common.ts';
import { ForeignPlaylist } from '../vocabulary/incoming/playlist.ts';
import { playlistTaken } from './events.ts';
import { findOwnerOf } from './queries.ts';

/** Reads what another node says is a playlist. Fails with `invalid`, also for one that is not for everybody. */
export function readPlaylist(object: unknown): ForeignPlaylist {
  const parsed = ForeignPlaylist.safeParse(object);
  if (!parsed.success) throw invalid('object', 'Should be a playlist');
  if (!isForAll(parsed.data)) throw invalid('object', 'Should be for everybody');
  return parsed.data;
}

/** Whose a playlist is: by number. */
export type Owner = { accountId: number; channelId: number | null };

/**
 * Whose a playlist is: of the account that has its channel, on its own host. `sender` is the account of one without a
 * channel. Fails with `forbidden` when the channel is not the sender's (CVE-2025-32946), `invalid` without an owner.
 */
export async function ownerOf(
  node: Reaching,
  { id, attributedTo: [channelUrl] }: ForeignPlaylist,
  sender?: Actor,
): Promise<Owner> {
  if (channelUrl === undefined) {
    if (!sender?.accountId) throw invalid('attributedTo', 'Should be a channel');
    return { accountId: sender.accountId, channelId: null };
  }
  if (!sameHost(channelUrl, id)) throw forbidden('Its channel is of another host.');
  const { channelId } = await resolveActor(node, channelUrl);
  if (channelId === null) throw invalid('attributedTo', 'Should be a channel');
  const accountId = await findOwnerOf(node.db, channelId);
  if (accountId === undefined || (sender && sender.accountId !== accountId))
    throw forbidden('Its channel is somebody else’s.');
  return { accountId, channelId };
}

/** Keeps a playlist as its own node shows it, or what is new of it. Without elements, those it has are fetched later. */
export async function keepPlaylist(
  node: Reaching,
  playlist: ForeignPlaylist,
  { accountId, channelId, elements }: Owner & { elements?: RemoteElement[] },
) {
  if (!(await findPlaylistByUrl(node.db, node.publicUrl, playlist.id)))
    await requireRoom(node.db, 'playlistsOfAccount', accountId);
  return node.db.transaction(async (tx) => {
    const taken = await takeRemotePlaylist(tx, {
      url: playlist.id,
      uuid: playlist.uuid,
      accountId,
      channelId,
      channelPosition: playlist.videoChannelPosition,
      displayName: playlist.name,
      description: playlist.content ?? null,
      privacy: isForAll({ to: playlist.to }) ? PlaylistPrivacy.public : PlaylistPrivacy.unlisted,
      createdAt: playlist.published,
      updatedAt: playlist.updated ?? playlist.published,
      elements,
    });
    if (!elements) await emit(tx, playlistTaken, { url: playlist.id, accountId });
    return taken;
  });
}

/** Fetches a playlist and keeps it; what is in it is fetched later. Fails with `invalid` for one in no channel. */
export async function takePlaylistAt(node: Reaching, url: string) {
  const playlist = readPlaylist(await fetchObject(node, url));
  return keepPlaylist(node, playlist, await ownerOf(node, playlist));
}
