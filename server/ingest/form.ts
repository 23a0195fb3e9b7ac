import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';

import { Busboy, type BusboyInstance } from '@fastify/busboy';

import { Failure, invalid } from '../platform/errors.ts';
import { unfoldForm } from '../platform/form-fields.ts';
import { IMAGE_MAX_BYTES } from '../platform/image.ts';
import { bytesOf } from '../platform/resumable/body.ts';

const LIMITS = {
  fields: 150,
  fieldSize: 48 * 2 ** 10,
  files: 4,
  parts: 160,
  headerPairs: 20,
  headerSize: 8192,
};
const OTHER_FILE_MAX_BYTES = 16 * 2 ** 20;
const PICTURES = ['thumbnailfile', 'previewfile'];

export type Fields = Record<string, unknown>;
/** Takes the file of a form as it comes, with the fields that came before it. */
export type TakeFile = (file: Readable, filename: string, earlier: Fields) => Promise<void>;

/**
 * Reads a form as it comes and returns its fields; `videofile` goes to `takeFile`, a picture is a field of bytes, other
 * files are read and dropped. Fails with `unsupported_media_type`, `invalid` or `too_large`, or as `takeFile` does.
 */
export async function readForm(incoming: IncomingMessage, takeFile?: TakeFile): Promise<Fields> {
  const form = openForm(incoming);
  const fields = new Map<string, unknown>();
  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  failed.catch(() => {});
  let taken: { file: Readable; done: Promise<void> } | undefined;

  form.on('field', (name, value, _, truncated) => {
    if (truncated) fail(new Failure('too_large', `The field ${name} is too long.`));
    else addField(fields, name, value);
  });
  form.on('file', (name, file, filename) => {
    file.on('error', () => fail(isCutOff())); // heard from the start: it may come before anybody reads
    if (PICTURES.includes(name)) return keepPicture(file, fields, { name, fail });
    if (name !== 'videofile' || !takeFile || taken) return drop(file, fail);
    taken = { file, done: takeFile(file, filename, fieldsOf(fields)) };
    taken.done.catch(fail);
  });
  for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const) {
    form.on(limit, () => fail(new Failure('too_large', 'This form has too many parts.')));
  }
  form.on('error', () => fail(isCutOff()));

  try {
    await feed(form, incoming, failed);
    await Promise.race([taken?.done, failed]);
  } catch (error) {
    taken?.file.destroy(error as Error);
    await taken?.done; // it fails with this too, or has failed first with a reason of its own
    throw error;
  }
  return fieldsOf(fields);
}

const isCutOff = () => invalid('body', 'is not a whole form');

async function feed(form: BusboyInstance, incoming: IncomingMessage, failed: Promise<never>) {
  const finished = once(form, 'finish');
  finished.catch(() => {}); // said by `failed`
  for await (const chunk of bytesOf(incoming)) {
    await Promise.race([form.write(chunk) || once(form, 'drain'), failed]);
  }
  form.end();
  await Promise.race([finished, failed]);
}

function openForm({ headers }: IncomingMessage) {
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': headers['content-type']! },
      limits: LIMITS,
    });
  } catch {
    throw new Failure('unsupported_media_type', 'This must be a multipart/form-data request.');
  }
}

type Fail = (reason: Failure) => void;

function keepPicture(
  file: Readable,
  fields: Map<string, unknown>,
  { name, fail }: { name: string; fail: Fail },
) {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  file.on('data', (chunk: Buffer) => {
    sizeBytes += chunk.length;
    if (sizeBytes <= IMAGE_MAX_BYTES) chunks.push(chunk);
    else fail(invalid(name, `Should have at most ${IMAGE_MAX_BYTES} bytes`));
  });
  file.on('end', () => fields.set(name, Buffer.concat(chunks)));
}

function drop(file: Readable, fail: Fail) {
  let sizeBytes = 0;
  file.on('data', (chunk: Buffer) => {
    sizeBytes += chunk.length;
    if (sizeBytes > OTHER_FILE_MAX_BYTES) fail(new Failure('too_large', 'A file is too large.'));
  });
}

const fieldsOf = (fields: Map<string, unknown>): Fields => unfoldForm(Object.fromEntries(fields));

/** A field that comes again, such as `tags[]`, is a list. */
function addField(fields: Map<string, unknown>, key: string, value: string) {
  fields.set(key, fields.has(key) ? [fields.get(key), value].flat() : value);
}
