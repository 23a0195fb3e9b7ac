import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

import { PROJECT } from './project.mjs';

const STAMP_CHARACTERS = 16;

/** The files in a folder of the project for which `counts(path in the folder)` holds: paths in the project, in order. */
export function sourcesIn(folder, counts) {
  const top = join(PROJECT, folder);
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => counts(relative(top, path)))
    .map((path) => relative(PROJECT, path))
    .toSorted();
}

/**
 * A name for these files (and the dependencies) as they are: what is made from them is made anew when it differs. By their
 * times and sizes: whatever writes a file, git too, gives it a new time, and reading them all takes longer than a start has.
 */
export function stampOf(paths) {
  const hash = createHash('sha256');
  for (const path of ['package-lock.json', ...paths]) {
    const { mtimeMs, size } = statSync(join(PROJECT, path));
    hash.update(`${path}\0${mtimeMs}\0${size}\0`);
  }
  return hash.digest('hex').slice(0, STAMP_CHARACTERS);
}
