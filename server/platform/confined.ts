import { spawnSync } from 'node:child_process';

/**
 * Landlock by its system calls, which have the same numbers on every processor: of the files, only those below the first
 * argument may be changed, and devices that encode; no TCP, no abstract socket, no signal to others, as far as the kernel
 * knows of these. Then the rest of the words is run. Reading is left alone: libraries are anywhere.
 */
const CONFINE = String.raw`
use strict;
my ($version, $folder) = (syscall(444, 0, 0, 1), shift);
my $changes = 0x1ff2;
$changes |= 0x2000 if $version >= 2;
$changes |= 0x4000 if $version >= 3;
my $rules = pack("Q", $changes);
$rules .= pack("Q", 3) if $version >= 4;
$rules .= pack("Q", 3) if $version >= 6;
my $ruleset = syscall(444, $rules, length $rules, 0);
die "not confined: $!\n" if $ruleset < 0;
sub allow {
  my ($path, $what) = @_;
  sysopen(my $place, $path, 0x200000) or return;
  syscall(445, $ruleset, 1, pack("Ql", $changes & $what, fileno $place), 0) == 0 or die "not confined: $!\n";
}
allow($folder, ~0) if $folder ne "";
allow($_, 0x4002) for "/dev/null", glob "/dev/dri/* /dev/nvidia* /dev/video*";
syscall(446, $ruleset, 0) == 0 or die "not confined: $!\n";
exec { $ARGV[0] } @ARGV or do { warn "$ARGV[0]: $!\n"; exit 127 };
`;

const confine = (folder: string) => ['perl', '-e', CONFINE, folder];

/** Nobody, with no more of the powers of root than to read and write what this process has written. */
const AS_NOBODY = [
  '--reuid=65534',
  '--regid=65534',
  '--clear-groups',
  ...['inh-caps', 'ambient-caps', 'bounding-set'].map((set) => `--${set}=-all,+dac_override`),
];

/** How far a child can be kept from what is not its business: `identity` are options of `setpriv`. */
export type Confinement = { identity: string[]; confines: boolean };

let known: Confinement | undefined;

/** What is possible here, found out by doing: it depends on the kernel, on what is installed, and on who runs this. */
export function confinement(): Confinement {
  known ??= {
    identity: isRoot() && succeeds('setpriv', [...AS_NOBODY, 'true']) ? AS_NOBODY : [],
    confines: succeeds('setpriv', ['--no-new-privs', ...confine(''), 'true']),
  };
  return known;
}

/** The words before a command that keep it from changing files anywhere but in a folder, or at all for an empty name. */
export const confinedTo = (folder: string): string[] =>
  confinement().confines ? confine(folder) : [];

const isRoot = () => process.getuid?.() === 0;

const succeeds = (program: string, args: string[]) => spawnSync(program, args).status === 0;
