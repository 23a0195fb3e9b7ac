import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';

import { unfoldForm } from '../../platform/http/form-fields.ts';
import { readBounded, readStreamedForm, writeBounded } from '../../platform/http/streamed-form.ts';
import { IMAGE_MAX_BYTES } from '../../platform/pictures/image.ts';

const LIMITS = { fields: 150, files: 4, fieldBytes: 48 * 2 ** 10 };
const OTHER_FILE_MAX_BYTES = 16 * 2 ** 20;
const PICTURES = ['thumbnailfile', 'previewfile'];

export type Fields = Record<string, unknown>;
/** Takes the file of a form as it comes, with the fields that came before it. */
export type TakeFile = (file: Readable, filename: string, earlier: Fields) => Promise<void>;

/**
 * Reads a form as it comes and returns its fields; `videofile` goes to `takeFile`, a picture is a field of bytes, other
 * files are read and dropped. Fails as `readStreamedForm` does.
 */
export async function readForm(incoming: IncomingMessage, takeFile?: TakeFile): Promise<Fields> {
  const pictures: Fields = {};
  let isTaken = false;
  const fields = await readStreamedForm(
    incoming,
    LIMITS,
    async ({ name, filename, bytes }, earlier) => {
      if (PICTURES.includes(name)) pictures[name] = await readBounded(bytes, name, IMAGE_MAX_BYTES);
      else if (name !== 'videofile' || !takeFile || isTaken)
        await writeBounded(bytes, undefined, OTHER_FILE_MAX_BYTES);
      else {
        isTaken = true;
        await takeFile(bytes, filename, unfoldForm(earlier));
      }
    },
  );
  return unfoldForm({ ...fields, ...pictures });
}
