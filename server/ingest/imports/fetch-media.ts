import { setTimeout as after } from 'node:timers/promises';

import { Failure } from '../../platform/errors.ts';
import type { Answer } from '../../platform/fetch/index.ts';
import { paced } from '../../platform/fetch/paced.ts';
import { readRange } from '../../platform/fetch/received-range.ts';
import { partPath, partState, removePart } from '../../platform/resumable/part-file.ts';
import { upTo } from '../../platform/up-to.ts';
import { findUpload, setArrived } from '../queries.ts';
import { MAX_FILE_BYTES } from '../reserve.ts';
import { reserving } from '../reserving.ts';
import { receive } from '../upload.ts';
import type { Addressed } from './end-import.ts';
import { prepareUpload } from './prepare-upload.ts';
import { findImport, updateImport } from './queries.ts';
import type { Running } from './running.ts';

/** The code of the failure that says: this is a page, not a media file. */
export const PAGE = 'unsupported_media_type';

const TOTAL_HOURS = 12;
const MAX_TRIES = 50;
const MAX_TRIES_WITHOUT_BYTES = 4;
const PAGES =
  /^(text\/html|application\/(xhtml\+xml|dash\+xml|(vnd\.apple\.|x-)mpegurl)|audio\/(x-)?mpegurl)\b/i;

/**
 * Fetches a media file into its upload. What is cut off is gone on with, as long as it is the same file. Fails with
 * `PAGE` for a page or a playlist, with `remote_failed` when the other side does not send the file, with what reserving
 * its bytes fails with.
 */
export async function fetchMedia(node: Running, claimed: Addressed): Promise<void> {
  const file = partPath(node.config.dataDirectory, claimed.uploadId);
  const arrived = async () => (await partState(file))?.sizeBytes ?? 0;
  let failures = 0;
  for (let tries = 1; ; tries++) {
    const before = await arrived();
    try {
      return await fetchOnce(node, claimed, before);
    } catch (error) {
      const isCut = error instanceof Failure && error.code === 'remote_failed';
      failures = (await arrived()) > before ? 1 : failures + 1;
      if (!isCut || failures >= MAX_TRIES_WITHOUT_BYTES || tries >= MAX_TRIES) throw error;
      await after(2 ** failures * 500, undefined, { signal: node.signal });
    }
  }
}

async function fetchOnce(node: Running, claimed: Addressed, arrivedBytes: number): Promise<void> {
  const validator = (await findImport(node.db, claimed.id))?.validator ?? null;
  const offset = validator === null ? 0 : arrivedBytes;
  const resuming: Record<string, string> =
    validator !== null && offset > 0 ? { range: `bytes=${offset}-`, 'if-range': validator } : {};
  await node.fetch.pour(
    new URL(claimed.targetUrl),
    {
      plainHttp: true,
      maxBytes: MAX_FILE_BYTES,
      totalSeconds: TOTAL_HOURS * 3600,
      signal: node.signal,
      headers: () => ({ 'accept-encoding': 'identity', ...resuming }),
    },
    (answer) => (body) => take(node, claimed, { answer, offset, body }),
  );
}

type Incoming = { answer: Answer; offset: number; body: AsyncIterable<Buffer> };

async function take(node: Running, claimed: Addressed, { answer, offset, body }: Incoming) {
  const { uploadId, user } = claimed;
  const range = readRange(answer, offset);
  if (!range) return startAnew(node, claimed, answer);
  if (range.isEnd) return arrive(node, uploadId, offset);
  requireMedia(answer);
  if (range.start === 0) await removePart(partPath(node.config.dataDirectory, uploadId));
  const upload = await prepareUpload(node, claimed, { answer, ...range });
  const { start, totalBytes } = range;
  const chunks = paced(body);
  const source =
    totalBytes === undefined
      ? reserving(node, user, upload, chunks, start)
      : upTo(chunks, totalBytes - start, () => sentTooMuch(answer));
  const end = await receive(node, upload, start, source);
  if (totalBytes !== undefined && end !== totalBytes)
    throw new Failure('remote_failed', `${answer.url.host} sent ${end} of ${totalBytes} bytes.`);
  await arrive(node, uploadId, end);
}

const sentTooMuch = ({ url }: Answer) =>
  new Failure('remote_failed', `${url.host} sent more bytes than it told of.`);

/** The file there is another than the one that began to come. */
async function startAnew({ db }: Running, { id }: Addressed, { url }: Answer): Promise<never> {
  await updateImport(db, id, { validator: null });
  throw new Failure('remote_failed', `${url.host} sends another part than the one asked for.`);
}

async function arrive({ db }: Running, uploadId: string, sizeBytes: number) {
  const upload = await findUpload(db, uploadId);
  if (upload) await setArrived(db, uploadId, { sizeBytes, draft: upload.draft });
}

function requireMedia({ status, url: { host }, headers }: Answer) {
  if (PAGES.test(headers['content-type'] ?? ''))
    throw new Failure(PAGE, `${host} sends a page, not a media file.`);
  if (status >= 200 && status < 300) return;
  const mayPass = status >= 500 || status === 408 || status === 429;
  throw new Failure(mayPass ? 'remote_failed' : 'not_found', `${host} answered with ${status}.`);
}
