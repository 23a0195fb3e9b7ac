import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import type * as z from 'zod';

import { flush } from '../platform/durable.ts';

/** What a file of JSON holds; undefined where there is none, or none that can be read so. */
export async function readKept<S extends z.ZodType>(
  file: string,
  shape: S,
): Promise<z.output<S> | undefined> {
  try {
    return shape.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Writes a file of secrets: whole or not at all, and to outlive a power cut. */
export async function writeKept(file: string, kept: object): Promise<void> {
  const unfinished = `${file}.new`;
  await writeFile(unfinished, JSON.stringify(kept), { mode: 0o600 });
  await flush(unfinished);
  await rename(unfinished, file);
  await flush(dirname(file));
}
