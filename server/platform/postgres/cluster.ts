import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';

import { Failure } from '../errors.ts';
import type { Log } from '../log.ts';
import { commandLine, USER, type Server } from './server.ts';

const MAJOR_VERSION = '18';
const VERSION_FILE = 'PG_VERSION';

/**
 * Makes the database cluster unless there is one: whole or not at all, whoever else tries it at the same time.
 * Fails with `unavailable` and the reason if it cannot be made, or was made by another version.
 */
export async function ensureCluster(server: Server, log: Log): Promise<void> {
  if (exists(server)) return requireVersion(server);
  const unfinished = `${server.cluster}.unfinished-${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  const failure = await initialise(server, unfinished, log);
  if (failure === '') await rename(unfinished, server.cluster).catch(() => {}); // another process was faster
  if (!exists(server)) {
    throw new Failure(
      'unavailable',
      `The database in ${server.directory} could not be made: ${failure}`,
    );
  }
  await removeUnfinished(server);
}

const exists = ({ cluster }: Server) => existsSync(join(cluster, VERSION_FILE));

function requireVersion({ cluster }: Server) {
  const version = readFileSync(join(cluster, VERSION_FILE), 'utf8').trim();
  if (version === MAJOR_VERSION) return;
  const why = `The database in ${cluster} was made by PostgreSQL ${version}, this is ${MAJOR_VERSION}`;
  throw new Failure('unavailable', why);
}

/** Makes a cluster; gives what initdb complained of, empty if all is well. */
async function initialise(server: Server, cluster: string, log: Log): Promise<string> {
  let complaint = '';
  for (const letters of LETTERS) {
    complaint = await runInitdb(server, cluster, letters);
    if (complaint === '') log.info({ letters }, 'the database was made');
    if (!complaint.includes(UNKNOWN_LOCALE)) break;
  }
  return complaint;
}

/** What trigrams go by: `C` knows the letters of English alone, so typing errors in others stay; but every system has it. */
const LETTERS = ['C.UTF-8', 'C'];
const UNKNOWN_LOCALE = 'invalid locale name'; // as initdb says it where messages are in English

async function runInitdb(server: Server, cluster: string, letters: string): Promise<string> {
  const { command, args, options } = commandLine(server, 'initdb', [
    `--pgdata=${cluster}`,
    `--username=${USER}`,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    `--lc-ctype=${letters}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]);
  const initdb = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    initdb.once('error', reject).once('close', resolve);
  });
  const [code, complaint] = await Promise.all([ended, text(initdb.stderr)]);
  return code === 0 ? '' : complaint.trim().replaceAll('\n', '; ') || `initdb ended with ${code}`;
}

/** Clusters left half-made by processes that were killed. One still in the making fails, and its maker finds ours. */
async function removeUnfinished({ directory, cluster }: Server) {
  const names = (await readdir(directory)).filter((name) =>
    name.startsWith(`${basename(cluster)}.`),
  );
  const options = { recursive: true, force: true, maxRetries: 10 }; // an initdb may still be writing there
  await Promise.all(names.map((name) => rm(join(directory, name), options)));
}
