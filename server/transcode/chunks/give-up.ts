import type { SetRef } from '../../catalog/index.ts';
import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { hold } from '../hold.ts';
import { dropChunks, dropFormer } from './queries.ts';

/** Holds a video one of whose parts cannot be made, and forgets the others. */
export async function giveUpChunks(
  db: Db,
  { videoId }: { videoId: number },
  reason: unknown,
): Promise<void> {
  await forgetChunks(db, videoId);
  const words = reason instanceof Failure ? reason.message : GAVE_UP;
  await hold({ videoId }, words, { db });
}

const GAVE_UP = 'This node tried several times and did not manage.';

/** Forgets the parts of a video with what was made of them. */
export const forgetChunks = (db: Db, videoId: number): Promise<void> =>
  db.transaction(async (tx) => {
    for (const key of await dropChunks(tx, videoId)) await forgetBlob(tx, key);
  });

/** Forgets the parts of what a video was made of before, with what was made of them. */
export async function forgetFormerChunks(tx: Db, { videoId, setUuid }: SetRef): Promise<void> {
  for (const key of await dropFormer(tx, videoId, setUuid)) await forgetBlob(tx, key);
}
