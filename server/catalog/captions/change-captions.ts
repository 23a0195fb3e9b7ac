import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { forgetBlob, recordBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import type { Storage } from '../../platform/storage.ts';
import { ActivityAction, recordVideoActivity } from '../activities/activity.ts';
import { announceChange } from '../change-queries.ts';
import { lockVideo } from '../video-queries.ts';
import { parseCaptions, plainText } from './parse-captions.ts';
import { deleteCaptionRow, insertCaption } from './queries.ts';
import { writeVtt } from './write-vtt.ts';

const VTT = 'text/vtt; charset=utf-8';
type Node = { db: Db; storage: Storage };

/** Gives a video captions in a language, in place of those it had. Fails with `invalid` for a file that has none. */
export async function setCaption(
  { db, storage }: Node,
  videoId: number,
  { language, file }: { language: string; file: Uint8Array },
  accountId?: number,
): Promise<void> {
  const cues = parseCaptions(file);
  const name = `${randomUUID()}-${language}.vtt`;
  await using scratch = await storage.scratch();
  await writeFile(join(scratch.path, name), writeVtt(cues));
  const blob = await storage.put(`captions/${name}`, join(scratch.path, name), VTT);
  const rows = cues.map((cue) => ({
    startSeconds: cue.startSeconds,
    endSeconds: cue.endSeconds,
    text: plainText(cue),
  }));
  await change(db, { videoId, accountId }, async (tx) => {
    const former = await deleteCaptionRow(tx, videoId, language);
    if (former) await forgetBlob(tx, former);
    await recordBlob(tx, blob);
    await insertCaption(tx, { videoId, language, blobKey: blob.key }, rows);
  });
}

/** Takes the captions in a language from a video. Fails with `not_found` when there are none. */
export const removeCaption = (
  db: Db,
  { videoId, accountId }: Changed,
  language: string,
): Promise<void> =>
  change(db, { videoId, accountId }, async (tx) => {
    const key = await deleteCaptionRow(tx, videoId, language);
    if (!key) throw notFound('Video caption');
    await forgetBlob(tx, key);
  });

/** `accountId` is who wishes it, if somebody does. */
type Changed = { videoId: number; accountId?: number | undefined };

const change = (
  db: Db,
  { videoId, accountId }: Changed,
  act: (tx: Db) => Promise<void>,
): Promise<void> =>
  db.transaction(async (tx) => {
    const video = await lockVideo(tx, videoId);
    if (!video) throw notFound('Video');
    await act(tx);
    if (accountId !== undefined)
      await recordVideoActivity(tx, ActivityAction.updateCaptions, video, accountId);
    await announceChange(tx, video.uuid);
  });
