import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import {
  AVATAR,
  BANNER,
  FAVICON,
  PREVIEW,
  SQUARE_LOGO,
  WIDE_LOGO,
} from '../../platform/pictures/picture-kinds.ts';
import type { Picture } from '../../platform/pictures/picture.ts';
import {
  forgetPictures,
  recordPictures,
  storePictures,
} from '../../platform/pictures/stored-pictures.ts';
import type { Storage } from '../../platform/storage.ts';
import { recordAct } from '../audit/record-act.ts';
import { findSetting, lockSetting, putSetting } from '../queries.ts';

const NAME = 'pictures';

/** The pictures a node can have of its own, and the sizes they are drawn in. */
const INSTANCE_PICTURES = {
  avatar: AVATAR,
  banner: BANNER,
  favicon: FAVICON,
  'header-square': SQUARE_LOGO,
  'header-wide': WIDE_LOGO,
  opengraph: PREVIEW,
} as const;

export type InstancePicture = keyof typeof INSTANCE_PICTURES;

const Kept = z.partialRecord(
  z.enum(Object.keys(INSTANCE_PICTURES) as [InstancePicture, ...InstancePicture[]]),
  z.array(z.object({ key: z.string(), width: z.int(), height: z.int(), createdAt: z.string() })),
);

type Pictures = Partial<Record<InstancePicture, Picture[]>>;

/** The pictures administrators gave this node. */
export async function instancePictures(db: Db): Promise<Pictures> {
  const kept = Kept.safeParse(await findSetting(db, NAME));
  return kept.success ? kept.data : {};
}

type Node = { db: Db; storage: Storage };
type Pick = { userId: number; which: InstancePicture; upload: { field: string; file: File } };

/** Gives the node a picture in the place of another. Fails with `invalid`. */
export async function pickInstancePicture({ db, storage }: Node, { userId, which, upload }: Pick) {
  const stored = await storePictures(storage, INSTANCE_PICTURES[which], upload);
  await db.transaction(async (tx) => swap(tx, userId, which, await recordPictures(tx, stored)));
}

/** Leaves the node without a picture. */
export const dropInstancePicture = (db: Db, { userId, which }: Omit<Pick, 'upload'>) =>
  db.transaction((tx) => swap(tx, userId, which, []));

async function swap(tx: Db, userId: number, which: InstancePicture, pictures: Picture[]) {
  await lockSetting(tx, NAME, {});
  const before = await instancePictures(tx);
  await forgetPictures(tx, before[which] ?? []);
  await putSetting(tx, NAME, { ...before, [which]: pictures });
  const action = pictures.length > 0 ? 'update' : 'delete';
  await recordAct(tx, { userId, action, subject: { domain: 'config', id: which } });
}
