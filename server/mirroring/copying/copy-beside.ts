import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { announceChange, copyChanged } from '../../catalog/index.ts';
import { forgetBlob, recordBlob } from '../../platform/blobs.ts';
import { Failure } from '../../platform/errors.ts';
import { remoteFailed } from '../../platform/fetch/failure.ts';
import { defineJob } from '../../platform/jobs.ts';
import type { Blob } from '../../platform/storage.ts';
import { insertFile, lockCopy } from '../queries.ts';
import { besideOf, deleteFiles, findWholeCopy, heldBeside, measureCopy } from './beside-queries.ts';
import { type Beside, MAX_BYTES, namedBeside, requireBeside } from './beside.ts';
import { type Making, keyOf } from './make-copy.ts';
import { isAsSigned, notAsSigned, type Signed, signedFiles } from './signed.ts';

type Copy = NonNullable<Awaited<ReturnType<typeof findWholeCopy>>>;

/**
 * Brings what lies beside the media of a copy up to date: captions and the pictures of the seek bar, so that a page of the
 * video misses nothing when its node is away. A file with another content has another address. Safe to repeat; fails with
 * what the last file failed with, the others are kept.
 */
export const copyBeside = defineJob<Omit<Making, 'signal'>>()({
  name: 'mirroring.copy-beside',
  payload: copyChanged.payload,
  attempts: 4,
  timeoutMinutes: 15,
  async run({ videoUuid }, node) {
    const copy = await findWholeCopy(node.db, videoUuid);
    if (!copy?.videoId) return;
    const [wanted, held, signed] = await Promise.all([
      besideOf(node.db, copy.videoId),
      heldBeside(node.db, copy.id),
      signedFiles(node.db, copy.videoId),
    ]);
    const gone = held.filter(({ sourceUrl }) => !wanted.some(({ url }) => url === sourceUrl));
    if (gone.length > 0) await drop(node, copy, gone);
    let failure: Failure | undefined;
    for (const each of wanted) {
      if (held.some(({ sourceUrl }) => sourceUrl === each.url)) continue;
      await take(node, copy, { beside: each, signed }).catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        node.log.warn({ url: each.url, error: error.message }, 'a file could not be mirrored');
        failure = error;
      });
    }
    if (failure) throw failure;
  },
});

async function take(
  node: Making,
  copy: Copy,
  { beside, signed }: { beside: Beside; signed: Signed },
): Promise<void> {
  const { name, mediaType } = namedBeside(beside);
  const { status, body } = await node.fetch.fetch(new URL(beside.url), {
    maxBytes: MAX_BYTES[beside.kind],
    totalSeconds: 60,
    signal: node.signal,
  });
  if (status !== 200) throw remoteFailed(`The answer is ${status}.`);
  requireBeside(body, mediaType);
  if (!isAsSigned(signed, new URL(beside.url), body)) throw notAsSigned();
  await using scratch = await node.storage.scratch();
  const file = join(scratch.path, name);
  await writeFile(file, body);
  await keep(node, copy, {
    name,
    sourceUrl: beside.url,
    blob: await node.storage.put(keyOf(copy, name), file, mediaType),
  });
}

type Stored = { name: string; sourceUrl: string; blob: Blob };

/** Withdrawn meanwhile, its file is swept away. */
const keep = ({ db }: Making, { id, videoUuid }: Copy, { name, sourceUrl, blob }: Stored) =>
  db.transaction(async (tx) => {
    if ((await lockCopy(tx, { id }))?.state !== 'kept') return;
    await recordBlob(tx, blob);
    await insertFile(tx, { copyId: id, name, blobKey: blob.key, sourceUrl });
    await measureCopy(tx, id);
    await announceChange(tx, videoUuid);
  });

const drop = (
  { db }: Making,
  { id, videoUuid }: Copy,
  files: { name: string; blobKey: string }[],
) =>
  db.transaction(async (tx) => {
    await deleteFiles(
      tx,
      id,
      files.map(({ name }) => name),
    );
    for (const { blobKey } of files) await forgetBlob(tx, blobKey);
    await measureCopy(tx, id);
    await announceChange(tx, videoUuid);
  });
