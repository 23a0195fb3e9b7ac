import { setTimeout as after } from 'node:timers/promises';

import { Failure } from '../../platform/errors.ts';
import { remoteFailed } from '../../platform/fetch/failure.ts';
import type { Answer, Fetch } from '../../platform/fetch/index.ts';
import { paced } from '../../platform/fetch/paced.ts';
import { readRange } from '../../platform/fetch/received-range.ts';
import { append, partState, removePart } from '../../platform/resumable/part-file.ts';

const TOTAL_HOURS = 6;
const MAX_TRIES = 20;
const MAX_TRIES_OF_SPARE = 2;
const MAX_TRIES_WITHOUT_BYTES = 3;
const SLOWEST_SPARE_BYTES_PER_SECOND = 200_000;

export type Wanted = {
  url: URL;
  /** The file it grows in. What is there already is gone on with. */
  part: string;
  sizeBytes: number;
  signal: AbortSignal;
  /** Others have it too: it is not worth waiting for one that is slow, or trying it often. */
  isSpare?: boolean;
};

/**
 * Fetches a file of a known size, going on with what is cut off. Fails with `not_found` when it is not there, with
 * `remote_failed` when it does not come, or is of another size.
 */
export async function fetchFile(fetch: Fetch, wanted: Wanted): Promise<void> {
  const { part, sizeBytes, signal } = wanted;
  const maxTries = triesOf(wanted);
  const arrived = async () => (await partState(part))?.sizeBytes ?? 0;
  let failures = 0;
  for (let tries = 1; (await arrived()) !== sizeBytes; tries++) {
    const before = await arrived();
    try {
      if (before > sizeBytes) await removePart(part);
      await fetchOnce(fetch, wanted, before > sizeBytes ? 0 : before);
    } catch (error) {
      const isCut = error instanceof Failure && error.code === 'remote_failed';
      failures = (await arrived()) > before ? 1 : failures + 1;
      if (!isCut || failures >= MAX_TRIES_WITHOUT_BYTES || tries >= maxTries) throw error;
      await after(2 ** failures * 500, undefined, { signal });
    }
  }
}

const triesOf = ({ isSpare }: Wanted) => (isSpare ? MAX_TRIES_OF_SPARE : MAX_TRIES);

const fetchOnce = (fetch: Fetch, wanted: Wanted, offset: number) =>
  fetch.pour(
    wanted.url,
    {
      maxBytes: wanted.sizeBytes,
      totalSeconds: TOTAL_HOURS * 3600,
      signal: wanted.signal,
      headers: () => ({
        'accept-encoding': 'identity',
        ...(offset > 0 && { range: `bytes=${offset}-` }),
      }),
    },
    (answer) => (body) => take(wanted, { answer, offset, body }),
  );

type Incoming = { answer: Answer; offset: number; body: AsyncIterable<Buffer> };

async function take({ part, sizeBytes, isSpare }: Wanted, { answer, offset, body }: Incoming) {
  requireFile(answer);
  const range = readRange(answer, offset);
  const { host } = answer.url;
  if (!range || (range.totalBytes ?? sizeBytes) !== sizeBytes) {
    await removePart(part);
    throw remoteFailed(`${host} has another file than the one that was told of.`);
  }
  if (range.start === 0) await removePart(part);
  const bytes = isSpare ? paced(body, SLOWEST_SPARE_BYTES_PER_SECOND) : paced(body);
  const end = await append(part, range.start, bytes);
  if (end !== sizeBytes) throw remoteFailed(`${host} sent ${end} of ${sizeBytes} bytes.`);
}

function requireFile({ status, url: { host } }: Answer) {
  if (status === 200 || status === 206 || status === 416) return;
  const mayPass = status >= 500 || status === 408 || status === 429;
  throw new Failure(mayPass ? 'remote_failed' : 'not_found', `${host} answered with ${status}.`);
}

const WHOLE = /^bytes \d+-\d+\/(\d{1,15})$/;

const firstByte = () => ({ 'accept-encoding': 'identity', range: 'bytes=0-0' });

/** How many bytes a file has, asked of who has it. Fails with `remote_failed` when that cannot be learnt. */
export async function askSize(fetch: Fetch, url: URL, signal: AbortSignal): Promise<number> {
  let answer: Answer | undefined;
  const limits = { maxBytes: 1, totalSeconds: 30, signal, headers: firstByte };
  await fetch
    .pour(url, limits, (head) => async (body) => {
      answer = head;
      for await (const _ of body) break; // a whole file is not wanted now
    })
    .catch((error: unknown) => {
      if (!answer) throw error;
    });
  const { status, headers: said } = answer!;
  const total = status === 206 ? WHOLE.exec(said['content-range'] ?? '')?.[1] : undefined;
  const length = status === 200 ? said['content-length'] : undefined;
  const sizeBytes = Number(total ?? length ?? Number.NaN);
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 1)
    throw remoteFailed(`${url.host} does not tell how big a file is.`);
  return sizeBytes;
}
