import { spawnSync } from 'node:child_process';

import { confinedTo, confinement, type Place } from './confined.ts';

/** What a child may use of the machine at most. */
export type Bounds = {
  memoryBytes: number;
  cpuSeconds: number;
  fileBytes: number;
  niceness: number;
  /**
   * What it may do beyond that, as nobody where this process is root; unless told, it may do what this process may. Only
   * Linux with Landlock and Perl can hold it to that.
   */
  place?: Place;
};

export type Command = { program: string; args: string[] };

/** The node may have died before its death became the child's: then the child has another parent by now. */
const UNLESS_ORPHANED = 'test "$PPID" = "$0" && exec "$@"';

let available: boolean | undefined;

/**
 * The command that runs a program so that it dies with this process and keeps within its bounds. Without `setpriv` and
 * `prlimit` (only Linux has them) it is the program itself.
 */
export function bounded(program: string, bounds: Bounds): Command {
  available ??= isThere('setpriv') && isThere('prlimit');
  if (!available) return { program, args: [] };
  const { place } = bounds;
  const identity = place ? confinement().identity : [];
  const dyingWithUs = [...identity, ...'--pdeathsig KILL --no-new-privs sh -c'.split(' ')];
  const withinBounds = [
    `--data=${bounds.memoryBytes}`,
    `--cpu=${Math.ceil(bounds.cpuSeconds)}`,
    `--fsize=${bounds.fileBytes}`,
    '--core=0',
  ];
  const gently = ['nice', '-n', String(bounds.niceness)];
  const within = [...dyingWithUs, UNLESS_ORPHANED, String(process.pid), 'prlimit', ...withinBounds];
  const confined = place ? confinedTo(place) : [];
  return { program: 'setpriv', args: [...within, ...gently, ...confined, program] };
}

const isThere = (program: string) => spawnSync(program, ['--version']).status === 0;
