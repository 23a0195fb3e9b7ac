import { randomUUID } from 'node:crypto';

import {
  addTorrent,
  findUntorrented,
  fragmentedName,
  sourceFileName,
  VideoRef,
} from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import { systemCode } from '../platform/errors.ts';
import { defineJob } from '../platform/jobs.ts';
import type { Storage } from '../platform/storage.ts';
import { describeFile } from './metainfo.ts';
import { hashPieces, pieceLengthOf } from './pieces.ts';

type Tools = { db: Db; storage: Storage };
type Untorrented = Awaited<ReturnType<typeof findUntorrented>>[number];

/** Makes the torrents that the files of a video do not have yet. */
export const makeTorrents = defineJob<Tools>()({
  name: 'distribution.make-torrents',
  payload: VideoRef,
  attempts: 5,
  timeoutMinutes: 120,
  delaySeconds: 1, // what makes the video watchable comes first
  async run({ videoId }, { db, storage, signal }) {
    for (const file of await findUntorrented(db, videoId)) {
      const described = await describe(file, storage, signal).catch(noneIfGone);
      if (!described) continue;
      const name = `${randomUUID()}-${file.height === null ? 'source' : `${file.height}-hls`}.torrent`;
      await db.transaction((tx) =>
        addTorrent(tx, file.uuid, { ...described, blobKey: file.key, videoId, name }),
      );
    }
  },
});

async function describe(file: Untorrented, storage: Storage, signal: AbortSignal) {
  const { height, sizeBytes } = file;
  const pieceLength = pieceLengthOf(sizeBytes);
  const pieces = await hashPieces(storage.localPath(file), { sizeBytes, pieceLength }, signal);
  const name =
    height === null
      ? sourceFileName({ uuid: file.uuid, sourceKey: file.key })
      : fragmentedName(file.setUuid, height);
  return describeFile({ name, sizeBytes, pieceLength, pieces, isPrivate: height === null });
}

/** A file that is not there any more needs no torrent. */
function noneIfGone(error: unknown): undefined {
  if (systemCode(error) !== 'ENOENT') throw error;
}
