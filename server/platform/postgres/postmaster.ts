import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { chown } from './account.ts';
import { commandLine, type Server } from './server.ts';
import { ensureSocketDirectory, SOCKET } from './socket.ts';

/** The server's first process, as its lock file describes it. */
export interface Postmaster {
  pid: number;
  ready: boolean;
}

const LOG_MAX_BYTES = 5 * 2 ** 20;
const LOCK_FILE_WRITTEN_SECONDS = 5;

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '160', // a process takes up to 22; several may share a server
  shared_buffers: '128MB',
  io_method: 'sync', // most of what is read lies in the system's cache: workers would but hand it on
};

const lockFile = (server: Server) => join(server.cluster, 'postmaster.pid');

/** The running postmaster of this cluster, whoever started it; undefined if there is none. */
export function findPostmaster(server: Server): Postmaster | undefined {
  const lines = readLockFile(server);
  if (!lines) return undefined;
  const pid = Number(lines[0]);
  if (!pid) return isFresh(server) ? { pid: 0, ready: false } : undefined;
  return serves(pid, server) ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined;
}

/**
 * Starts a postmaster, where there is none, which outlives this process and hears no signal of its terminal. `hasEnded` tells when it
 * gave up; what it had to say is in the log file.
 */
export function spawnPostmaster(server: Server): { hasEnded(): boolean } {
  removeStaleLocks(server);
  ensureSocketDirectory(server.socketDirectory, server.account);
  const settings = { ...SETTINGS, unix_socket_directories: server.socketDirectory };
  const { command, args, options } = commandLine(server, 'postgres', [
    '-D',
    server.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const log = openLog(server);
  const postmaster = spawn(command, args, {
    ...options,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let ended = false;
  postmaster.once('exit', () => (ended = true)).once('error', () => (ended = true));
  postmaster.unref();
  return { hasEnded: () => ended };
}

/** The last thing the server said that explains why it ended. */
export function lastComplaint({ logFile }: Server): string {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n');
  const complaint = lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? '';
  return complaint.replace(/^.*?(FATAL|PANIC|ERROR): */, '');
}

function readLockFile(server: Server): string[] | undefined {
  try {
    return readFileSync(lockFile(server), 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

/** An empty lock file is being written just now, or was when the power went. */
const isFresh = (server: Server) =>
  Date.now() - statSync(lockFile(server)).mtimeMs < LOCK_FILE_WRITTEN_SECONDS * 1000;

/** Whether the process is the postmaster of this cluster: after a crash its number may be another's. */
export function serves(pid: number, { cluster }: Server): boolean {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
    return stdout.includes(`-D ${cluster}`);
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return false;
  }
}

/**
 * Removes the locks of a postmaster that is gone. PostgreSQL does so itself, but not when the number of the dead
 * process lives on as another's; a cluster still in use is recognised by its shared memory all the same.
 */
function removeStaleLocks(server: Server) {
  rmSync(lockFile(server), { force: true });
  rmSync(join(server.socketDirectory, `${SOCKET}.lock`), { force: true });
}

function openLog({ logFile, account }: Server): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  const log = openSync(logFile, size > LOG_MAX_BYTES ? 'w' : 'a', 0o600);
  chown(logFile, account);
  return log;
}
