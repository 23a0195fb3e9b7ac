import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { AVATAR, BANNER } from '../../platform/pictures/picture-kinds.ts';
import type { Picture } from '../../platform/pictures/picture.ts';
import {
  forgetPictures,
  recordPictures,
  storePictures,
} from '../../platform/pictures/stored-pictures.ts';
import type { Storage } from '../../platform/storage.ts';
import { ActivityAction, recordChannelActivity } from '../activities/activity.ts';
import { announceManyChanges } from '../change-queries.ts';
import type { Channel } from '../channel-queries.ts';
import { accountPicturesChanged, channelChanged } from '../events.ts';
import { type PictureOf, swapPictures } from './picture-queries.ts';

const KINDS = { avatars: AVATAR, banners: BANNER };

/** Whoever changes a channel, where others are told of it. */
type Changing = { channel: Pick<Channel, 'id' | 'name'>; accountId: number };

/** Gives an account or a channel another picture, in all sizes. Fails with `invalid`. */
export async function setPictures(
  { db, storage }: { db: Db; storage: Storage },
  whose: PictureOf,
  upload: { field: string; file: File },
  by?: Changing,
): Promise<Picture[]> {
  const stored = await storePictures(storage, KINDS[whose.kind], upload);
  return db.transaction(async (tx) => {
    const pictures = await recordPictures(tx, stored);
    await forgetPictures(tx, await swapPictures(tx, whose, pictures));
    await announceActor(tx, whose, by);
    return pictures;
  });
}

/** Leaves an account or a channel without a picture. */
export const dropPictures = (db: Db, whose: PictureOf, by?: Changing) =>
  db.transaction(async (tx) => {
    await forgetPictures(tx, await swapPictures(tx, whose, []));
    await announceActor(tx, whose, by);
  });

async function announceActor(tx: Db, whose: PictureOf, by?: Changing): Promise<void> {
  if (by) await recordChannelActivity(tx, ActivityAction.update, by.channel, by.accountId);
  if ('accountId' in whose) await emit(tx, accountPicturesChanged, { accountId: whose.accountId });
  else await emit(tx, channelChanged, { channelId: whose.channelId });
  await announceManyChanges(tx);
}
