import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';

/**
 * The key under which a file of a video is stored. It is never given twice: what was made before under this name, and is
 * forgotten, may still be about to be removed.
 */
export const renditionKey = (videoUuid: string, file: string): string =>
  `renditions/${videoUuid}/${randomUUID()}-${basename(file)}`;
