import * as z from 'zod';

import { findGrowing, findVideo, showArriving, toShortUuid } from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { previewAsked } from '../events.ts';
import { lockUpload, type Upload } from '../queries.ts';
import { findOwnUpload } from '../upload.ts';
import { askPreview, setShownEarly } from './queries.ts';
import { REFUSALS } from './refusal.ts';

/** What is asked for: to see a file while it comes, and whether others may, too. */
export const PreviewWish = z.strictObject({
  published: z.boolean().default(false).describe('others may watch too; cannot be taken back'),
});

/** How far what can be watched of an upload is. */
export const Preview = z
  .object({
    state: z.enum(['none', 'asked', 'shown', 'stopped', 'refused']),
    reason: z
      .object({ code: z.string(), text: z.string() })
      .nullable()
      .describe('why nothing can be watched before all of it is here'),
    published: z.boolean(),
    video: z.object({ id: z.int(), uuid: z.uuid(), shortUUID: z.string() }).nullable(),
  })
  .meta({ id: 'UploadPreview' });

/** Fails with `forbidden` for another's upload. */
export const readPreview = async (db: Db, user: Pick<User, 'id'>, id: string) =>
  previewJson(db, await findOwnUpload(db, user, id));

async function previewJson(db: Db, upload: Upload): Promise<z.output<typeof Preview>> {
  const { preview, refusal, isShownEarly, arrivingVideoId } = upload;
  const found = arrivingVideoId === null ? undefined : await findVideo(db, String(arrivingVideoId));
  const video = found && { id: found.video.id, uuid: found.video.uuid };
  const isShown = video !== undefined && (await findGrowing(db, video.id)).length > 0; // also from an earlier time
  return {
    state: preview === 'asked' && isShown ? 'shown' : (preview ?? 'none'),
    reason: refusal && { code: refusal, text: REFUSALS[refusal] },
    published: isShownEarly,
    video: video ? { ...video, shortUUID: toShortUuid(video.uuid) } : null,
  };
}

/** Makes an upload watchable while it comes, again where that had stopped. Fails with `not_found` for another's. */
export async function wishPreview(
  db: Db,
  user: Pick<User, 'id'>,
  id: string,
  { published }: z.output<typeof PreviewWish>,
) {
  await findOwnUpload(db, user, id);
  await db.transaction(async (tx) => {
    const upload = await lockUpload(tx, id);
    if (upload?.state !== 'receiving') return; // it is a video by now, or none
    if (await askPreview(tx, id)) await emit(tx, previewAsked, { uploadId: id });
    if (!published || upload.isShownEarly) return;
    await setShownEarly(tx, id);
    if (upload.arrivingVideoId !== null) await showArriving(tx, upload.arrivingVideoId);
  });
  return readPreview(db, user, id);
}
