import { type ActorKind, actorUrls } from '../../vocabulary/actor-urls.ts';
import { collectionObject } from '../../vocabulary/collection.ts';
import { followersUrl, followingUrl, playlistsUrl, playlistUrl } from '../../vocabulary/urls.ts';
import type { Node } from '../node.ts';
import { collection, pagingOf } from '../paging.ts';
import { findPlaylistsPage } from '../playlists/playlist-queries.ts';
import type { Named } from './find-actor.ts';
import { findFollowers } from './followers-queries.ts';
import { findFollowing } from './following-queries.ts';

/** What belongs to an actor of this node, as a collection or a page of it. */
type FindList = (
  node: Node,
  kind: ActorKind,
  actor: Named,
  page: number | undefined,
) => Promise<ReturnType<typeof collectionObject>>;

/** Who follows an actor, by their ids. */
export const findActorFollowers: FindList = (node, kind, { of, name }, page) =>
  collection(
    followersUrl(urlOf(node, kind, name)),
    page,
    (range) => findFollowers(node.db, node, of, range),
    ({ url }) => url,
  );

/** Whom an actor follows, by their ids. */
export const findActorFollowing: FindList = (node, kind, { of, name }, page) =>
  collection(
    followingUrl(urlOf(node, kind, name)),
    page,
    (range) => findFollowing(node.db, node, of, range),
    ({ url }) => url,
  );

/** The public playlists of an account or in a channel. The node itself has none. */
export const findActorPlaylists: FindList = async (node, kind, { of, name }, page) => {
  const url = playlistsUrl(urlOf(node, kind, name));
  if (of === 'node') return collectionObject(url, pagingOf({ total: 0, rows: [] }, page, String));
  const { origin } = node.publicUrl;
  return collection(
    url,
    page,
    (range) => findPlaylistsPage(node.db, of, range),
    ({ uuid }) => playlistUrl(origin, uuid),
  );
};

const urlOf = ({ publicUrl }: Node, kind: ActorKind, name: string) =>
  actorUrls(publicUrl.origin, kind, name).url;
