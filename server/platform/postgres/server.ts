import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';

import { Failure, systemCode } from '../errors.ts';
import { chooseAccount, chownAll, type Account } from './account.ts';
import { copiedBinaries, installedBinaries } from './binaries.ts';
import { socketDirectory } from './socket.ts';

/** The superuser and only user of the embedded server: whoever reaches its socket is the owner of the node. */
export const USER = 'tributary';

/** Everything about one embedded server that is known before it runs. */
export interface Server {
  directory: string;
  cluster: string;
  socketDirectory: string;
  logFile: string;
  account: Account;
  binaries: string;
}

/** Finds out how PostgreSQL can run with its data in a directory. Fails with `unavailable` and the reason if it cannot. */
export function describeServer(path: string): Server {
  const account = chooseAccount(path);
  const directory = realpathSync(path);
  return {
    directory,
    cluster: join(directory, 'cluster'),
    socketDirectory: socketDirectory(directory),
    logFile: join(directory, 'postgres.log'),
    account,
    binaries: runnableBinaries(directory, account),
  };
}

/** The words, options and environment that run one of PostgreSQL's programs as the account of the server. */
export function commandLine(
  { account, binaries, directory }: Pick<Server, 'account' | 'binaries' | 'directory'>,
  program: string,
  args: string[],
) {
  const [command = '', ...rest] = [...account.prefix, join(binaries, 'bin', program), ...args];
  // A small environment: neither the node's secrets nor somebody's PG… variables belong in the server.
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  return { command, args: rest, options: { ...account.ids, env, cwd: directory } };
}

function runnableBinaries(directory: string, account: Account): string {
  let reason = '';
  for (const place of [installedBinaries, () => ownCopy(directory, account)]) {
    try {
      const binaries = place();
      reason = complaint(binaries, directory, account);
      if (reason === '') return binaries;
    } catch (error) {
      if (error instanceof Failure) throw error;
      reason = systemCode(error) ?? String(error);
    }
  }
  const who = account.ids.uid === undefined ? '' : ` as uid ${account.ids.uid}`;
  const why = `PostgreSQL cannot run${who} in ${directory} (${reason}): choose another DATA_DIR, or set DATABASE_URL`;
  throw new Failure('unavailable', why);
}

function ownCopy(directory: string, account: Account): string {
  const copy = copiedBinaries(directory);
  chownAll(copy, account);
  return copy;
}

/** Why PostgreSQL does not run from this folder; empty if it does. */
function complaint(binaries: string, directory: string, account: Account): string {
  const probe = { account, binaries, directory };
  const { command, args, options } = commandLine(probe, 'postgres', ['--version']);
  const { status, error, stderr } = spawnSync(command, args, { ...options, encoding: 'utf8' });
  if (status === 0) return '';
  return systemCode(error) ?? (stderr.trim() || `exit code ${status}`);
}
