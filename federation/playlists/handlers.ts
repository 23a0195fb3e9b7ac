import { findPlaylistByUrl, forgetRemotePlaylist } from '../../server/catalog/index.ts';
import { forbidden } from '../../server/platform/errors.ts';
import { keepUnlessGone } from '../deletions/tombstones.ts';
import { fetchObject } from '../fetch/fetch-object.ts';
import { type Handler, type Handling, Ignored, type Received } from '../inbox/handling.ts';
import { isFollowed } from '../videos/queries.ts';
import { sameHost } from '../vocabulary/incoming/common.ts';
import { keepPlaylist, ownerOf, readPlaylist } from './take-playlist.ts';

/**
 * A playlist is there, or has changed: its account says so. A new one is kept when somebody here follows that account or its
 * node; what is in it is fetched later.
 */
export const takePlaylist: Handler = async (node, received) => {
  const said = readPlaylist(received.activity.object);
  if (!sameHost(said.id, received.signer.url)) throw forbidden('It is of another host.');
  await keepUnlessGone(node.db, said.id, {
    keep: (wasGone) => takeSaid(node, received, { said, wasGone }),
    forget: () => node.db.transaction((tx) => forgetRemotePlaylist(tx, said.id)),
  });
};

type Said = { said: ReturnType<typeof readPlaylist>; wasGone: boolean };

async function takeSaid(
  node: Handling,
  { signer, isForwarded }: Received,
  { said, wasGone }: Said,
): Promise<void> {
  const isOld = isForwarded || wasGone;
  const playlist = isOld ? readPlaylist(await fetchObject(node, said.id)) : said;
  const owner = await ownerOf(node, playlist, signer);
  const isWanted =
    (await findPlaylistByUrl(node.db, node.publicUrl, playlist.id)) !== undefined ||
    (await isFollowed(node.db, [signer.id], signer.host!));
  if (!isWanted) throw new Ignored('nobody here follows it');
  await keepPlaylist(node, playlist, owner);
}
