import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, resolve } from 'node:path';

import { exclusively } from './lock.mjs';
import { say } from './project.mjs';
import { run } from './run.mjs';

/** How each system installs a package, without asking. */
const MANAGERS = {
  'apt-get': [
    ['update', '-qq'],
    ['install', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'],
  ],
  dnf: [['install', '-q', '-y']],
  pacman: [['-Sy', '--noconfirm', '--needed']],
  brew: [['install', '-q']],
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
  const commands = MANAGERS[manager].map((args) => [manager, ...args]);
  commands.at(-1).push(names[manager]);

  const prefix = permission(manager);
  const byHand = `${what} is missing. To install it, run: ${manager === 'brew' ? '' : 'sudo '}${commands.at(-1).join(' ')}`;
  if (!prefix) throw new Error(byHand);
  say(`Installing ${what} …`);
  const code = await exclusively(() => inTurn(commands.map((command) => [...prefix, ...command])));
  if (code !== 0) throw new Error(byHand);
}

/** Runs all commands, and gives the exit code of the last: an index that could not be refreshed may still do. */
async function inTurn(commands) {
  let code = 0;
  for (const [command, ...args] of commands) {
    code = await run(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return code;
}

/** The words before a command that let it install packages; undefined if this user may not. */
function permission(manager) {
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
