import type { IncomingMessage } from 'node:http';

import { VideoPrivacy } from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import { invalid } from '../../platform/errors.ts';
import { completeUpload, type CompleteStore } from '../complete.ts';
import { DraftOfChannel, EarlyDraft, readDraft, titleOf } from '../draft.ts';
import { drawPictures, keepPictures } from '../pictures.ts';
import { setArrived, type Upload } from '../queries.ts';
import { requireTakenIn } from '../reserve.ts';
import { reserving, STEP_BYTES } from '../reserving.ts';
import { beginUpload, ownChannelId, receive, removeUpload, type Store } from '../upload.ts';
import { type Fields, readForm } from './form.ts';

/**
 * Takes a video that comes in one form, fields before or after the file, and makes a video of it. Nothing is left of it
 * when that fails.
 */
export async function uploadForm(node: CompleteStore, user: User, incoming: IncomingMessage) {
  let upload: Upload | undefined;
  let sizeBytes = 0;
  try {
    const fields = await readForm(incoming, async (file, filename, earlier) => {
      upload = await begin(node, user, { incoming, filename, earlier });
      sizeBytes = await receive(
        node,
        upload,
        0,
        reserving(node, user, upload, file as AsyncIterable<Buffer>),
      );
    });
    if (!upload) throw invalid('videofile', 'is missing');
    const draft = readDraft(DraftOfChannel, fields);
    const channelId = await ownChannelId(node.db, user, draft);
    await keepPictures(node.db, upload.id, await drawPictures(node, fields));
    await setArrived(node.db, upload.id, { sizeBytes, draft: { ...draft, channelId } });
    return await completeUpload(node, upload.id);
  } catch (error) {
    if (upload) await removeUpload(node, upload.id);
    throw error;
  }
}

type Coming = { incoming: IncomingMessage; filename: string; earlier: Fields };

async function begin(
  node: Store,
  user: User,
  { incoming, filename, earlier }: Coming,
): Promise<Upload> {
  await requireTakenIn(node.db, filename);
  const { channelId } = readDraft(EarlyDraft, earlier);
  return beginUpload(node, user, {
    filename,
    resumable: false,
    sizeBytes: Number(incoming.headers['content-length'] ?? STEP_BYTES), // of the whole form: a little more than the file
    draft: {
      name: titleOf(filename),
      privacy: VideoPrivacy.private,
      ...(channelId && { channelId }),
    },
  });
}
