import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { AVATAR, BANNER } from '../../platform/picture-kinds.ts';
import type { Picture } from '../../platform/picture.ts';
import type { Storage } from '../../platform/storage.ts';
import { forgetPictures, recordPictures, storePictures } from '../../platform/stored-pictures.ts';
import { announceManyChanges } from '../change-queries.ts';
import { accountPicturesChanged, channelChanged } from '../events.ts';
import { type PictureOf, swapPictures } from './picture-queries.ts';

const KINDS = { avatars: AVATAR, banners: BANNER };

/** Gives an account or a channel another picture, in all sizes. Fails with `invalid`. */
export async function setPictures(
  { db, storage }: { db: Db; storage: Storage },
  whose: PictureOf,
  upload: { field: string; file: File },
): Promise<Picture[]> {
  const stored = await storePictures(storage, KINDS[whose.kind], upload);
  return db.transaction(async (tx) => {
    const pictures = await recordPictures(tx, stored);
    await forgetPictures(tx, await swapPictures(tx, whose, pictures));
    await announceActor(tx, whose);
    return pictures;
  });
}

/** Leaves an account or a channel without a picture. */
export const dropPictures = (db: Db, whose: PictureOf) =>
  db.transaction(async (tx) => {
    await forgetPictures(tx, await swapPictures(tx, whose, []));
    await announceActor(tx, whose);
  });

async function announceActor(tx: Db, whose: PictureOf): Promise<void> {
  if ('accountId' in whose) await emit(tx, accountPicturesChanged, { accountId: whose.accountId });
  else await emit(tx, channelChanged, { channelId: whose.channelId });
  await announceManyChanges(tx);
}
