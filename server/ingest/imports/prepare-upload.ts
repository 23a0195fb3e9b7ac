import { Failure } from '../../platform/errors.ts';
import type { Answer } from '../../platform/fetch/index.ts';
import type { ReceivedRange } from '../../platform/fetch/received-range.ts';
import { findUpload, setSize, type Upload } from '../queries.ts';
import { STEP_BYTES } from '../reserving.ts';
import { beginUpload, extendUpload } from '../upload.ts';
import type { Claimed } from './end-import.ts';
import { updateImport } from './queries.ts';
import type { Running } from './running.ts';
import { filenameOf } from './title-of-url.ts';

type Coming = Pick<ReceivedRange, 'start' | 'totalBytes'> & { answer: Answer };

/**
 * Makes ready what the bytes of an answer come into, and reserves as many as the answer tells of. Fails as `beginUpload`
 * does.
 */
export async function prepareUpload(
  node: Running,
  claimed: Claimed,
  { start, totalBytes, answer }: Coming,
): Promise<Upload> {
  const sizeBytes = totalBytes ?? start + STEP_BYTES;
  const upload = await reserve(node, claimed, { filename: filenameOf(answer.url), sizeBytes });
  await updateImport(node.db, claimed.id, { validator: validatorOf(answer) });
  return upload;
}

/** The import's upload with so many bytes reserved. */
export async function reserve(
  node: Running,
  { uploadId, videoId, videoUuid, user }: Claimed,
  { filename, sizeBytes }: Pick<Upload, 'filename' | 'sizeBytes'>,
): Promise<Upload> {
  const known = await findUpload(node.db, uploadId);
  if (!known) {
    const draft = { name: filename, privacy: 3 } as const; // the video itself is there already
    const kind = { id: uploadId, videoId, videoUuid, resumable: false };
    return beginUpload(node, user, { ...kind, filename, sizeBytes, draft });
  }
  if (known.state !== 'receiving') throw new Failure('conflict', 'This file has come already.');
  const moreBytes = sizeBytes - known.sizeBytes;
  if (moreBytes > 0) await extendUpload(node, user, known, moreBytes);
  else await setSize(node.db, uploadId, sizeBytes);
  return { ...known, sizeBytes };
}

/** A strong name of this version of the file, if the other side gives one (RFC 9110, 13.1.5). */
function validatorOf({ headers }: Answer): string | null {
  const { etag, 'last-modified': changed } = headers;
  if (etag !== undefined && !etag.startsWith('W/')) return etag.slice(0, 500);
  return changed ?? null;
}
