import type { Db } from '../../platform/db.ts';
import { Failure, invalid } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { findRemoteSet, type RemoteSet } from '../copying/remote-set.ts';
import { copyWanted } from '../events.ts';
import { deleteCopy, insertCopy, lockCopy, lockMirroring, usedBytes } from '../queries.ts';
import { mayBeMirrored } from './candidate-queries.ts';
import type { Strategy } from './strategies.ts';

/** Has a copy made if the caller's transaction commits; tells whether there was none yet. */
export async function wantCopy(tx: Db, set: RemoteSet, strategy: Strategy): Promise<boolean> {
  const { videoId, uuid, filesDigest, sizeBytes, playlist } = set;
  const copyId = await insertCopy(tx, {
    videoId,
    videoUuid: uuid,
    playlistUrl: playlist.playlistUrl,
    filesDigest,
    strategy,
    sizeBytes,
  });
  if (copyId === undefined) return false;
  await emit(tx, copyWanted, {});
  return true;
}

/**
 * Has a video mirrored because an administrator wishes so. Fails with `invalid` for a video of this node and for a live
 * one, with `conflict` when it is mirrored already, with `insufficient_storage` beyond what may be held by hand.
 */
export const mirrorByHand = (db: Db, videoId: number, limitBytes: number | null): Promise<void> =>
  db.transaction(async (tx) => {
    await lockMirroring(tx);
    const set = await findRemoteSet(tx, { id: videoId });
    if (!set) throw invalid('videoId', 'Should be a video of another node, with files');
    if (set.isLive) throw invalid('videoId', 'Should not be a live video');
    if (!(await mayBeMirrored(tx, videoId)))
      throw invalid('videoId', 'Should be a video that everybody may watch here');
    const known = await lockCopy(tx, { videoUuid: set.uuid });
    if (known?.state === 'failed') await deleteCopy(tx, known.id);
    else if (known) throw isMirrored();
    if (limitBytes !== null && (await usedBytes(tx, 'manual')) + set.sizeBytes > limitBytes)
      throw new Failure('insufficient_storage', 'No more videos can be mirrored by hand.');
    if (!(await wantCopy(tx, set, 'manual'))) throw isMirrored();
  });

const isMirrored = () => new Failure('conflict', 'This video is mirrored by this node already.');
