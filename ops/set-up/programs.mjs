import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, resolve } from 'node:path';

import { exclusively } from './lock.mjs';
import { say } from './project.mjs';
import { run } from './run.mjs';

/** How each system installs a package, and how it does that without asking; an index of packages is refreshed first. */
const MANAGERS = {
  'apt-get': {
    refresh: ['update', '-qq'],
    install: ['install'],
    quietly: ['-qq', '--yes', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'],
  },
  dnf: { install: ['install'], quietly: ['--quiet', '--assumeyes'] },
  pacman: { install: ['-S'], quietly: ['--refresh', '--noconfirm', '--needed'] },
  brew: { install: ['install'], quietly: ['--quiet'] },
};

/** The path of a program, given by name or path; undefined if there is none that can be run. */
export function findProgram(name) {
  const folders = name.includes('/') ? ['.'] : (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => resolve(folder, name)).find(isExecutable);
}

/**
 * Installs a package through the system's package manager, where this user may. `names` has its name for each manager.
 * Throws with the command to run where it is not allowed, or fails.
 */
export async function installProgram(what, names) {
  const manager = Object.keys(MANAGERS).find((name) => names[name] && findProgram(name));
  if (!manager) throw new Error(`${what} is missing: install it, as your system does that.`);
  const { refresh, install, quietly } = MANAGERS[manager];
  const inWords = [...(manager === 'brew' ? [] : ['sudo']), manager, ...install, names[manager]];
  const missing = new Error(`${what} is missing. To install it, run: ${inWords.join(' ')}`);

  const permission = permissionFor(manager);
  if (!permission) throw missing;
  say(`Installing ${what} …`);
  const code = await exclusively(async () => {
    // An index that could not be refreshed may still do.
    if (refresh) await runQuietly([...permission, manager, ...refresh]);
    return runQuietly([...permission, manager, ...install, ...quietly, names[manager]]);
  });
  if (code !== 0) throw missing;
}

const runQuietly = ([command, ...args]) =>
  run(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });

/** The words before a command that let it install packages; undefined if this user may not. */
function permissionFor(manager) {
  const quietly = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  const isRoot = process.getuid?.() === 0;
  if (manager === 'brew') return isRoot ? undefined : []; // it refuses to run as root
  if (isRoot) return quietly;
  const maySudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return maySudo ? ['sudo', '-n', ...quietly] : undefined;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
