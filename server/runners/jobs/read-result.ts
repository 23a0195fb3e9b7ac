import type { IncomingMessage } from 'node:http';

import {
  type FormFields,
  readStreamedForm,
  writeBounded,
} from '../../platform/http/streamed-form.ts';
import { whileRoom } from '../../platform/resumable/while-room.ts';
import type { Storage } from '../../platform/storage.ts';

const LIMITS = { fields: 20, files: 4 };
const OTHER_FILE_MAX_BYTES = 4 * 2 ** 20; // a playlist

type Reading = {
  storage: Pick<Storage, 'requireRoom'>;
  /** Where the film is written, */
  path: string;
  /** and how large it may be. */
  maxBytes: number;
  /** Is told the fields so far, before a file is read: the tokens come first. */
  onFile: (fields: FormFields) => Promise<void>;
};

/**
 * Reads what a runner brings: the fields and which files there were; the film is at `path` then. Fails with `too_large`,
 * `invalid` or as `onFile` does.
 */
export async function readResult(
  incoming: IncomingMessage,
  { storage, path, maxBytes, onFile }: Reading,
) {
  const files: string[] = [];
  const fields = await readStreamedForm(incoming, LIMITS, async ({ name, bytes }, earlier) => {
    files.push(name);
    await onFile(earlier);
    const isFilm = name === 'payload[videoFile]';
    if (isFilm) await writeBounded(whileRoom(storage, bytes), path, maxBytes);
    else await writeBounded(bytes, undefined, OTHER_FILE_MAX_BYTES);
  });
  return { fields, files };
}
