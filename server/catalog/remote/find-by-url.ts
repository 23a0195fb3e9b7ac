import type { Db } from '../../platform/db.ts';
import type { Origin } from '../actor-json.ts';
import { findAccount, findAccountAt } from '../actors/account-queries.ts';
import { findChannel, findChannelAt } from '../actors/channel-list-queries.ts';
import { findPlaylist, findPlaylistAt } from '../video-playlists/queries.ts';
import { findVideo, findVideoAt } from '../video-queries.ts';

const ACCOUNT = /^\/(?:accounts|a)\/([\w.-]{1,120})\/?$/;
const CHANNEL = /^\/(?:video-channels|c)\/([\w.-]{1,120})\/?$/;
const VIDEO = /^\/(?:videos\/watch|w)\/([\w-]{1,36})\/?$/;
const PLAYLIST = /^\/(?:video-playlists|videos\/watch\/playlist|w\/p)\/([\w-]{1,36})\/?$/;

/** The account with this id: one of this node by the URL it has here, another node's as it was taken in. */
export const findAccountByUrl = (db: Db, node: Origin, url: string) =>
  find(
    [ACCOUNT, node, url],
    (name) => findAccount(db, { name, host: null }),
    () => findAccountAt(db, url),
  );

/** The channel with this id, likewise. */
export const findChannelByUrl = (db: Db, node: Origin, url: string) =>
  find(
    [CHANNEL, node, url],
    (name) => findChannel(db, { name, host: null }),
    () => findChannelAt(db, url),
  );

/** The video with this id, likewise. Its number is no part of an id. */
export const findVideoByUrl = (db: Db, node: Origin, url: string) =>
  find(
    [VIDEO, node, url],
    (id) => findLocal(findVideo, db, id),
    () => findVideoAt(db, url),
  );

/** The playlist with this id, likewise. */
export const findPlaylistByUrl = (db: Db, node: Origin, url: string) =>
  find(
    [PLAYLIST, node, url],
    (id) => findLocal(findPlaylist, db, id),
    () => findPlaylistAt(db, url),
  );

type Found<Row> = Promise<Row | undefined>;

function find<Row>(
  [pattern, node, url]: [RegExp, Origin, string],
  local: (name: string) => Found<Row>,
  remote: () => Found<Row>,
): Found<Row> {
  const at = URL.parse(url);
  if (at?.origin !== node.origin) return remote();
  const name = pattern.exec(at.pathname)?.[1];
  return name === undefined ? Promise.resolve(undefined) : local(name);
}

type Owned = { account: { host: string | null } };

async function findLocal<Row extends Owned>(
  findIt: (db: Db, id: string) => Found<Row>,
  db: Db,
  id: string,
): Found<Row> {
  const row = /^\d+$/.test(id) ? undefined : await findIt(db, id);
  return row?.account.host === null ? row : undefined;
}
