import { once } from 'node:events';
import { open } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';

import { Busboy, type BusboyInstance } from '@fastify/busboy';

import { Failure, invalid } from '../errors.ts';
import { bytesOf } from '../resumable/body.ts';
import { upTo } from '../up-to.ts';
import { writeWhole } from '../write-whole.ts';

/** The fields of a form, by their names as they were sent. One that comes again, such as `tags[]`, is a list. */
export type FormFields = Record<string, string | string[]>;

export type TakeFile = (
  file: { name: string; filename: string; bytes: Readable },
  earlier: FormFields,
) => Promise<void>;

type Limits = { fields: number; files: number; fieldBytes?: number };

/**
 * Reads a form as it comes: its files go to `takeFile`, its fields are returned. No body at all is a form without fields,
 * which is how clients of the contract send one. Nothing reads any more of it when this fails: with
 * `unsupported_media_type`, `invalid` or `too_large`, or as `takeFile` does.
 */
export async function readStreamedForm(
  incoming: IncomingMessage,
  limits: Limits,
  takeFile: TakeFile,
): Promise<FormFields> {
  if (isNothing(incoming)) return {};
  const form = openForm(incoming, limits);
  const fields = new Map<string, string | string[]>();
  const failing = new AbortController();
  const fail = (reason: unknown) => failing.abort(reason);
  const files: { bytes: Readable; taken: Promise<void> }[] = [];
  const allTaken = () => Promise.all(files.map(({ taken }) => taken));
  form.on('field', (name, value, _, truncated) => {
    if (truncated) fail(new Failure('too_large', `The field ${name} is too long.`));
    else fields.set(name, fields.has(name) ? [fields.get(name)!, value].flat() : value);
  });
  form.on('file', (name, bytes, filename) => {
    bytes.on('error', () => fail(isCutOff())); // heard from the start: it may come before anybody reads
    const taken = takeFile({ name, filename, bytes }, Object.fromEntries(fields));
    taken.catch(fail);
    files.push({ bytes, taken });
  });
  for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const)
    form.on(limit, () => fail(new Failure('too_large', 'This form has too many parts.')));
  form.on('error', () => fail(isCutOff()));
  try {
    await feed(form, incoming, failing.signal);
    await unlessAborted(failing.signal, allTaken());
  } catch (error) {
    for (const { bytes } of files) bytes.destroy(error as Error);
    await Promise.allSettled(files.map(({ taken }) => taken));
    await allTaken(); // a file that could not be taken failed with a reason of its own, or with this one
    throw error;
  }
  return Object.fromEntries(fields);
}

const isNothing = ({ headers }: IncomingMessage): boolean =>
  headers['content-type'] === undefined &&
  headers['transfer-encoding'] === undefined &&
  Number(headers['content-length'] ?? 0) === 0;

const isCutOff = () => invalid('body', 'is not a whole form');

async function feed(form: BusboyInstance, incoming: IncomingMessage, signal: AbortSignal) {
  const finished = once(form, 'finish');
  finished.catch(() => {}); // said by the signal
  for await (const chunk of bytesOf(incoming)) {
    signal.throwIfAborted();
    if (!form.write(chunk)) await unlessAborted(signal, once(form, 'drain'));
  }
  form.end();
  await unlessAborted(signal, finished);
}

/** Waits for something, and fails with the signal's reason where that comes first. Leaves nothing with the signal. */
async function unlessAborted(signal: AbortSignal, awaited: Promise<unknown>): Promise<void> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort);
  const first = Promise.race([awaited, aborted]);
  if (signal.aborted) abort();
  try {
    await first;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function openForm({ headers }: IncomingMessage, { fields, files, fieldBytes = 8192 }: Limits) {
  const parts = { fields, files, parts: fields + files, fieldSize: fieldBytes };
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': headers['content-type']! },
      limits: { ...parts, headerPairs: 20, headerSize: 8192 },
    });
  } catch {
    throw new Failure('unsupported_media_type', 'This must be a multipart/form-data request.');
  }
}

const isTooMuch = () => new Failure('too_large', 'This file is too large.');

/** Writes a file as it comes, and says how large it was; without a path it is read and dropped. Fails with `too_large`. */
export async function writeBounded(
  bytes: AsyncIterable<Buffer>,
  path: string | undefined,
  maxBytes: number,
): Promise<number> {
  let sizeBytes = 0;
  await using target = path === undefined ? undefined : await open(path, 'w');
  for await (const chunk of upTo(bytes, maxBytes, isTooMuch)) {
    if (target) await writeWhole(target, chunk, sizeBytes);
    sizeBytes += chunk.length;
  }
  return sizeBytes;
}

/** Reads the file of a field as it comes. Fails with `invalid` when it is too large. */
export async function readBounded(
  bytes: Readable,
  field: string,
  maxBytes: number,
): Promise<Buffer> {
  const isTooLarge = () => invalid(field, `Should have at most ${maxBytes} bytes`);
  return Buffer.concat(await Array.fromAsync(upTo(bytes, maxBytes, isTooLarge)));
}
