import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { systemCode } from '../../platform/errors.ts';

const MAX_FILES = 20_000;

/** How many files are below a folder, and how large they are together; of very many, the first 20,000. */
export async function folderSize(path: string) {
  const sum = { files: 0, sizeBytes: 0 };
  try {
    for await (const entry of await opendir(path, { recursive: true })) {
      if (!entry.isFile()) continue;
      sum.files++;
      sum.sizeBytes += (await stat(join(entry.parentPath, entry.name)).catch(() => GONE)).size;
      if (sum.files === MAX_FILES) break;
    }
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
  return sum;
}

const GONE = { size: 0 };
