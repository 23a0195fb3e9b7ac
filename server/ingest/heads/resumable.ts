import type { IncomingMessage } from 'node:http';

import * as z from 'zod';

import type { User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { announcedSize } from '../../platform/resumable/announced-size.ts';
import { readJson } from '../../platform/resumable/body.ts';
import type { UploadLocks } from '../../platform/resumable/locks.ts';
import { type Chunk, offsetConflict, takeChunk } from '../../platform/resumable/take-chunk.ts';
import { completeUpload, type CompleteStore } from '../complete.ts';
import { DraftOfChannel, readDraft } from '../draft.ts';
import { drawPictures, keepPictures } from '../pictures.ts';
import { findSameFile, setDraft, type Upload } from '../queries.ts';
import { requireTakenIn } from '../reserve.ts';
import {
  beginUpload,
  findOwnUpload,
  offsetOf,
  ownChannelId,
  receive,
  removeUpload,
  safeName,
  type Store,
} from '../upload.ts';
import { readForm } from './form.ts';

const File = z.object({
  filename: z.string().min(1).max(1000),
  lastModified: z.coerce.number().int().nonnegative().nullish().catch(null),
});

/**
 * Begins a resumable upload, or finds the unfinished one of the same file (name, size and date of change) and gives it
 * the new draft.
 */
export async function beginOrResume(
  node: Store,
  user: User,
  incoming: IncomingMessage,
): Promise<{ upload: Upload; isNew: boolean }> {
  const { file, fields } = await readAnnouncement(node.db, incoming);
  const draft = readDraft(DraftOfChannel, fields);
  const same = await findSameFile(node.db, { ...file, userId: user.id, videoId: null });
  const pictures = await drawPictures(node, fields);
  if (!same) {
    const upload = await beginUpload(node, user, { ...file, draft });
    await keepPictures(node.db, upload.id, pictures);
    return { upload, isNew: true };
  }
  const channelId = await ownChannelId(node.db, user, draft);
  await setDraft(node.db, same.id, { ...draft, channelId });
  await keepPictures(node.db, same.id, pictures);
  return { upload: same, isNew: false };
}

/** Which file is to come, by what its sender says, and what else is said. Fails with `invalid`, and as `requireTakenIn` does. */
export async function readAnnouncement(db: Db, incoming: IncomingMessage) {
  const sizeBytes = announcedSize(incoming);
  const fields = await readFields(incoming);
  const { filename, lastModified } = readDraft(File, fields);
  await requireTakenIn(db, filename);
  const file = { filename: safeName(filename), sizeBytes, fileModifiedAt: lastModified ?? null };
  return { file, fields };
}

async function readFields(incoming: IncomingMessage): Promise<object> {
  const isForm = incoming.headers['content-type']?.startsWith('multipart/');
  return Object(isForm ? await readForm(incoming) : await readJson(incoming)) as object;
}

/**
 * Takes a chunk, or only the question how far the upload is, and says what is there now: the offset, and the video once
 * all has arrived. Fails with `conflict` for a chunk that belongs elsewhere, with `rate_limited` while another one is written.
 */
export async function continueUpload(
  node: CompleteStore & { locks: UploadLocks },
  user: User,
  id: string,
  { range, incoming }: Chunk,
) {
  const upload = await findOwnUpload(node.db, user, id);
  if (range.totalBytes !== upload.sizeBytes) throw offsetConflict(await offsetOf(node, upload));
  const isChunk = upload.state === 'receiving' && !range.query;
  const offsetBytes = isChunk
    ? await receiveChunk(node, user, id, { range, incoming })
    : await offsetOf(node, upload);
  const isWhole = upload.state === 'rejected' || offsetBytes === upload.sizeBytes;
  return { offsetBytes, video: isWhole ? await completeUpload(node, id) : undefined };
}

const receiveChunk = (
  node: Store & { locks: UploadLocks },
  user: User,
  id: string,
  { range, incoming }: Chunk & { range: { query: false } },
): Promise<number> =>
  takeChunk(
    node,
    { range, incoming },
    {
      id,
      async look() {
        const upload = await findOwnUpload(node.db, user, id);
        return { offset: await offsetOf(node, upload), isOpen: upload.state === 'receiving' };
      },
      write: (offset, source) => receive(node, { id }, offset, source),
    },
  );

/** Ends an upload, also while bytes of it come. A video it has become stays. */
export async function cancelUpload(
  node: Store & { locks: UploadLocks },
  user: User,
  id: string,
): Promise<void> {
  await findOwnUpload(node.db, user, id);
  const lock = await node.locks.take(id, { stop: () => {}, force: true });
  try {
    await removeUpload(node, id);
  } finally {
    lock.release();
  }
}
