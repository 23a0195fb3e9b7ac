import { spawnSync } from 'node:child_process';
import { chmodSync, lchownSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { Failure, systemCode } from '../errors.ts';

/** As whom PostgreSQL runs, which refuses to run as root: the words before a command, and the ids to take on. */
export interface Account {
  prefix: string[];
  ids: { uid?: number; gid?: number };
}

const MYSELF: Account = { prefix: [], ids: {} };
const USER_NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];
const NOBODY = 65_534;

/**
 * The account for a database in `directory`, which is made if it is missing and closed to everybody else.
 * Root takes on the owner of the directory, or stays root in name only: in a user namespace, or, where those are not
 * permitted, by giving the directory to nobody.
 */
export function chooseAccount(directory: string): Account {
  const { uid, gid } = privateDirectory(directory);
  const me = process.getuid?.();
  if (me !== 0) {
    if (uid === me) return MYSELF;
    const why = `${directory} belongs to another user (uid ${uid}): start as that user, or change its owner`;
    throw new Failure('unavailable', why);
  }
  if (uid !== 0) return { prefix: [], ids: { uid, gid } };
  const [unshare = '', ...words] = USER_NAMESPACE;
  if (spawnSync(unshare, [...words, 'true']).status === 0)
    return { prefix: USER_NAMESPACE, ids: {} };
  const nobody = { prefix: [], ids: { uid: NOBODY, gid: NOBODY } };
  chownAll(directory, nobody);
  return nobody;
}

/** Makes the account the owner of one file or folder, where it is not the present user. */
export function chown(path: string, { ids: { uid, gid } }: Account) {
  if (uid !== undefined && gid !== undefined) lchownSync(path, uid, gid);
}

/** Makes the account the owner of a folder and all that is in it, where it is not the present user. */
export function chownAll(folder: string, account: Account) {
  chown(folder, account);
  if (account.ids.uid === undefined) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chown(join(folder, entry), account);
  }
}

function privateDirectory(directory: string) {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const status = statSync(directory);
    if ((status.mode & 0o077) !== 0) chmodSync(directory, 0o700);
    return status;
  } catch (cause) {
    const why = `The database cannot be kept in ${directory} (${systemCode(cause)})`;
    throw new Failure('unavailable', why, {}, cause);
  }
}
