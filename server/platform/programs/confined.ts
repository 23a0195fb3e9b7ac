import { spawnSync } from 'node:child_process';
import { realpath } from 'node:fs/promises';

/**
 * Landlock by its system calls, which have the same numbers on every processor: of the files, only those below the first
 * argument may be changed, and devices that encode; TCP as the second says, no abstract socket, no signal to others, as far
 * as the kernel knows of these. The third says how many places follow: if any do, only what is in them is read and run.
 * Then the rest of the words is run.
 */
const CONFINE = String.raw`
use strict;
my ($version, $folder, $reach) = (syscall(444, 0, 0, 1), shift, shift);
my @readable = splice @ARGV, 0, shift;
my $handled = 0x1ff2;
$handled |= 0x2000 if $version >= 2;
$handled |= 0x4000 if $version >= 3;
$handled |= 0xd if @readable;
my $rules = pack("Q", $handled);
$rules .= pack("Q", $reach eq "anybody" ? 0 : 3) if $version >= 4;
$rules .= pack("Q", 3) if $version >= 6;
my $ruleset = syscall(444, $rules, length $rules, 0);
die "not confined: $!\n" if $ruleset < 0;
sub rule { syscall(445, $ruleset, $_[0], $_[1], 0) == 0 or die "not confined: $!\n" }
sub allow {
  my ($path, $what) = @_;
  sysopen(my $place, $path, 0x200000) or return;
  $what &= 0x4007 unless -d $path;
  rule(1, pack("Ql", $handled & $what, fileno $place)) if $handled & $what;
}
allow($folder, ~0) if $folder ne "";
allow($_, 0xd) for @readable;
allow($_, 0x4006) for "/dev/null", glob "/dev/dri/* /dev/nvidia* /dev/video*";
rule(2, pack("QQ", 2, $reach)) if $reach =~ /^\d+$/ && $version >= 4;
syscall(446, $ruleset, 0) == 0 or die "not confined: $!\n";
exec { $ARGV[0] } @ARGV or do { warn "$ARGV[0]: $!\n"; exit 127 };
`;

/** What a program may do outside of itself. */
export type Place = {
  /** The one folder, or file, that it may change; none for an empty name. */
  folder: string;
  /** What it reads and runs, beside what it changes and the system's own programs; unless told, anything. */
  reads?: readonly string[];
  /** With whom it speaks over TCP: with nobody unless told, with anybody, or whoever listens at a port. */
  reaches?: 'nobody' | 'anybody' | number;
};

/**
 * What programs need of a system. It holds nothing that is secret, unless somebody put it there: `isOfSystem` tells. Of other
 * programs `/proc` shows their names and arguments; Landlock keeps their environment, memory and files.
 */
const SYSTEM = [
  '/usr /lib /lib32 /lib64 /bin /sbin /nix/store /gnu/store',
  '/etc/ssl /etc/pki /etc/ca-certificates /etc/mime.types /etc/localtime',
  '/etc/hosts /etc/host.conf /etc/resolv.conf /etc/nsswitch.conf /etc/ld.so.cache /etc/ld.so.preload',
  '/proc /sys/fs/cgroup /sys/devices/system /dev/urandom /dev/random /dev/zero',
].flatMap((line) => line.split(' '));

/** Whether something lies where every confined program may read. What is not there is judged by its name. */
export async function isOfSystem(path: string): Promise<boolean> {
  const real = await realPlace(path);
  const places = await Promise.all(SYSTEM.map(realPlace));
  return places.some((place) => real === place || real.startsWith(`${place}/`));
}

const realPlace = (path: string) => realpath(path).catch(() => path);

function confine({ folder, reads, reaches = 'nobody' }: Place): string[] {
  const places = reads ? [...SYSTEM, ...reads] : [];
  return ['perl', '-e', CONFINE, folder, String(reaches), String(places.length), ...places];
}

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
    confines: succeeds('setpriv', ['--no-new-privs', ...confine({ folder: '' }), 'true']),
  };
  return known;
}

/** The words before a command that keep it to a place, where that is possible. */
export const confinedTo = (place: Place): string[] =>
  confinement().confines ? confine(place) : [];

const isRoot = () => process.getuid?.() === 0;

const succeeds = (program: string, args: string[]) => spawnSync(program, args).status === 0;
