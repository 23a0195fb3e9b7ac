import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';

import { VideoPrivacy } from '../catalog/index.ts';
import type { User } from '../identity/index.ts';
import { invalid } from '../platform/errors.ts';
import { completeUpload, type CompleteStore } from './complete.ts';
import { Draft, EarlyDraft, readDraft, titleOf } from './draft.ts';
import { type Fields, readForm } from './form.ts';
import { setArrived, type Upload } from './queries.ts';
import {
  beginUpload,
  extendUpload,
  ownChannelId,
  receive,
  removeUpload,
  type Store,
} from './upload.ts';

const STEP_BYTES = 4 * 2 ** 20;

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
      sizeBytes = await receive(node, upload, 0, reserving(node, user, upload, file));
    });
    if (!upload) throw invalid('videofile', 'is missing');
    const draft = readDraft(Draft, fields);
    const channelId = await ownChannelId(node.db, user, draft);
    await setArrived(node.db, upload.id, { sizeBytes, draft: { ...draft, channelId } });
    return await completeUpload(node, upload.id);
  } catch (error) {
    if (upload) await removeUpload(node, upload.id);
    throw error;
  }
}

type Coming = { incoming: IncomingMessage; filename: string; earlier: Fields };

function begin(node: Store, user: User, { incoming, filename, earlier }: Coming): Promise<Upload> {
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

/**
 * Counts what really comes and reserves it step by step when the request did not tell its size. More is reserved than
 * has come until the form has ended: only then do reservation and file have the same size, as those of a whole upload.
 */
async function* reserving(node: Store, user: User, { id, sizeBytes }: Upload, file: Readable) {
  let reservedBytes = sizeBytes;
  let arrivedBytes = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    arrivedBytes += chunk.length;
    while (arrivedBytes >= reservedBytes) {
      await extendUpload(node, user, { id, sizeBytes: reservedBytes }, STEP_BYTES);
      reservedBytes += STEP_BYTES;
    }
    yield chunk;
  }
}
