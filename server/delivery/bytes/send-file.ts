import { read } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';

import type { MediaEgress } from '../../platform/media-egress/index.ts';
import type { HeaderLines } from '../headers.ts';
import type { Entity } from '../plan.ts';
import { sendHead } from '../send.ts';
import type { Buffers } from './buffers.ts';
import type { ByteRange } from './byte-range.ts';
import type { HotStore } from './hot-bytes.ts';
import type { BlobRef, OpenFile, OpenFiles } from './open-files.ts';
import { pour } from './pour.ts';
import type { Lent } from './shelf.ts';

export type FileSource = {
  files: OpenFiles;
  hot: HotStore;
  buffers: Buffers;
  egress: Pick<MediaEgress, 'count'>;
};

/** Answers with a stored file, or the part of it that is asked for: from memory where many ask for it, else from disk. */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { blob, headers }: { blob: BlobRef; headers: HeaderLines },
  source: FileSource,
): Promise<void> {
  const { files, buffers, egress } = source;
  const opening = files.borrow(blob);
  const file = opening instanceof Promise ? await opening : opening;
  const range = sendHead(request, response, entityOf(blob, file.item), headers);
  if (!range) return files.release(file);
  const onSent = (count: number) => egress.count(count, blob.bitsPerSecond);
  if (await sendHot(response, file.item, range, source)) {
    onSent(range.end - range.start + 1);
    return files.release(file);
  }
  const onDone = () => files.release(file);
  pour(file.item.fd, range, response, { buffers, onSent, onDone });
}

/** What a client is told of a file: of one that grows, what it has by now, and no date, which would be another at once. */
function entityOf({ etag, grownBytes }: BlobRef, file: OpenFile): Entity {
  if (grownBytes !== undefined) return { sizeBytes: grownBytes, etag: etag ?? file.etag };
  return etag === undefined ? file : { ...file, etag };
}

/** Sends bytes that are in memory, if they are, and gives them back when the response is over. */
async function sendHot(
  response: ServerResponse,
  { key, fd }: OpenFile,
  { start, end }: ByteRange,
  { hot }: FileSource,
): Promise<boolean> {
  const fill = (bytes: Buffer) => readWhole(fd, bytes, start);
  const kept = hot.borrow(`${key} ${start}-${end}`, end - start + 1, fill);
  const lent = kept instanceof Promise ? await kept.catch(() => undefined) : kept;
  if (!lent) return false;
  give(response, lent, hot);
  return true;
}

function give(response: ServerResponse, lent: Lent<Buffer>, hot: HotStore) {
  if (response.destroyed) return hot.release(lent);
  response.once('close', () => hot.release(lent));
  response.end(lent.item);
}

const readAt = promisify(read);

async function readWhole(fd: number, bytes: Buffer, start: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await readAt(fd, bytes, done, bytes.length - done, start + done);
    if (bytesRead === 0) throw new Error('the file is shorter than it was');
    done += bytesRead;
  }
}
