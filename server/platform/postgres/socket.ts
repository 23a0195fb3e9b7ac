import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { Failure } from '../errors.ts';
import { chown, type Account } from './account.ts';

/** PostgreSQL names its socket after this port; nothing listens on it. */
export const PORT = 5432;
export const SOCKET = `.s.PGSQL.${PORT}`;

/** What fits into a socket address on every system: macOS has 104 bytes, Linux 108, both with a closing zero. */
const PATH_MAX_BYTES = 103;

/** Where the socket lives: beside the data, or, when that path is too long for a socket, in a short one of its own. */
export function socketDirectory(directory: string): string {
  if (Buffer.byteLength(join(directory, SOCKET)) <= PATH_MAX_BYTES) return directory;
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  return join('/tmp', `tributary-${name}`);
}

/** Makes the folder of the socket unless it is there. Fails with `unavailable` if it is another user's. */
export function ensureSocketDirectory(directory: string, account: Account) {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  requireOurs(directory, account);
  chown(directory, account);
}

/** Anybody can make folders in /tmp: one that is not ours alone must not hold a socket that asks for no password. */
function requireOurs(directory: string, { ids }: Account) {
  const status = lstatSync(directory);
  const owners = [process.getuid?.(), ids.uid];
  if (status.isDirectory() && owners.includes(status.uid) && (status.mode & 0o077) === 0) return;
  throw new Failure(
    'unavailable',
    `${directory} is not ours alone: remove it, or choose a shorter DATA_DIR`,
  );
}
