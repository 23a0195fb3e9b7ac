import { adoptPart, partPath } from '../platform/resumable/part-file.ts';
import { completeUpload, type CompleteStore } from './complete.ts';
import { Draft, readDraft } from './draft.ts';
import { findUpload } from './queries.ts';
import { beginUpload, type Uploader } from './upload.ts';

/** A file of this machine that is to become a video. */
export type GivenFile = {
  /** Names the upload and the video: the same again is the same video. */
  uploadId: string;
  videoUuid: string;
  path: string;
  filename: string;
  sizeBytes: number;
  /** What was said of the video elsewhere: what does not fit here is left out. */
  said: Record<string, unknown>;
};

/**
 * Makes a video of a file that is here already. Safe to repeat. Fails with `invalid` for a video without a name, with
 * `unreadable_media`, and for want of quota or room as `beginUpload` does.
 */
export async function takeFile(
  node: CompleteStore & { signal: AbortSignal },
  user: Uploader,
  { uploadId, videoUuid, path, filename, sizeBytes, said }: GivenFile,
): Promise<{ id: number; uuid: string }> {
  const known = await findUpload(node.db, uploadId);
  if (!known) {
    const draft = readDraft(Draft, fitting(said));
    const kind = { id: uploadId, videoUuid, resumable: false };
    await beginUpload(node, user, { ...kind, filename, sizeBytes, draft });
  }
  if (!known || known.state === 'receiving')
    await adoptPart(partPath(node.config.dataDirectory, uploadId), path);
  return completeUpload(node, uploadId, node.signal);
}

function fitting(said: Record<string, unknown>) {
  const { error } = Draft.safeParse(said);
  const wrong = new Set((error?.issues ?? []).map(({ path: [field] }) => field));
  return Object.fromEntries(Object.entries(said).filter(([field]) => !wrong.has(field)));
}
