import { channelsOfAccount, collaborationsOf, specialPlaylistsOf } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import { meJson } from './me-json.ts';
import { findUserWithAccount } from './user-queries.ts';

/** A user as they see themselves. Fails with `not_found` once they are gone. */
export async function findMe(db: Db, node: Pick<URL, 'origin' | 'host'>, userId: number) {
  const found = await findUserWithAccount(db, userId);
  const { id } = found.account;
  const [channels, collaborations, specialPlaylists] = await Promise.all([
    channelsOfAccount(db, id),
    collaborationsOf(db, id),
    specialPlaylistsOf(db, id),
  ]);
  return { ...meJson(node, found, channels, collaborations), specialPlaylists };
}
