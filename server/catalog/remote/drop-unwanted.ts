import type { Db } from '../../platform/db.ts';
import { forgetPictures } from '../../platform/pictures/stored-pictures.ts';
import { swapPlaylistThumbnails } from './picture-queries.ts';
import { dropRemotePictures, dropRemoteThumbnails } from './pictures.ts';
import {
  someUnwantedAccounts,
  someUnwantedChannels,
  someUnwantedPlaylists,
  someUnwantedVideos,
} from './unwanted-queries.ts';

const AT_ONCE = 200;

type Drop = {
  find: (db: Db, limit: number) => Promise<{ id: number }[]>;
  drop: (db: Db, id: number) => Promise<unknown>;
};

const DROPS: Drop[] = [
  {
    find: someUnwantedAccounts,
    drop: (db, accountId) => dropRemotePictures(db, { accountId, kind: 'avatars' }),
  },
  {
    find: someUnwantedChannels,
    drop: async (db, channelId) => {
      await dropRemotePictures(db, { channelId, kind: 'avatars' });
      await dropRemotePictures(db, { channelId, kind: 'banners' });
    },
  },
  { find: someUnwantedVideos, drop: dropRemoteThumbnails },
  {
    find: someUnwantedPlaylists,
    drop: (db, id) =>
      db.transaction(async (tx) => {
        await forgetPictures(tx, await swapPlaylistThumbnails(tx, id, [], null));
      }),
  },
];

/**
 * Drops the copies of all pictures of nodes whose media are not taken (`no-media`). When they are again, pictures come with
 * what is fetched next of each.
 */
export async function dropUnwantedPictures(db: Db, signal: AbortSignal): Promise<void> {
  for (const { find, drop } of DROPS)
    for (;;) {
      const some = await find(db, AT_ONCE);
      for (const { id } of some) {
        signal.throwIfAborted();
        await drop(db, id);
      }
      if (some.length < AT_ONCE) break;
    }
}
