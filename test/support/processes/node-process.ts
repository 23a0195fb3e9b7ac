import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import { startPostgres } from '../../../server/platform/postgres/index.ts';
import { freePort } from '../../bench/node.ts';
import { openClient } from '../client.ts';
import type { Place } from '../lines/namespaces.ts';
import { ADMIN_PASSWORD } from '../node.ts';
import { exited, kill, launch } from './child-process.ts';

/** A share of the server that runs with its data in this directory. */
const shareIn = (directory: string) => startPostgres(join(directory, 'postgres'));

/** What Node is to run, and how. */
type Program = { program: string[] };
const AS_STARTED = ['ops/start.mjs'];

/**
 * A node in a process of its own, as `npm start` runs it unless told, that can be killed and started again on the same data and
 * the same address. `wrap` is a command that runs the one given to it, where it has that `address`. All of it goes when the
 * test ends.
 */
export async function startNodeProcess(
  settings: NodeJS.ProcessEnv = {},
  { wrap = [], address = '127.0.0.1', program = AS_STARTED }: Partial<Place & Program> = {},
) {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'tributary-'));
  const port = String(await freePort());
  const environment = {
    NODE_ENV: 'production',
    PORT: port,
    HOST: address,
    ...(address !== '127.0.0.1' && { PUBLIC_URL: `http://${address}:${port}` }),
    DATA_DIR: dataDirectory,
    ADMIN_PASSWORD,
    LOG_LEVEL: 'error',
    ENCODERS_TRIED: 'when-needed',
  };
  const start = (more: NodeJS.ProcessEnv) =>
    launch([...wrap, process.execPath, ...program], { ...environment, ...settings, ...more });

  let child = await start({});
  const { connection, ...share } = await shareIn(dataDirectory);
  let leaveDatabase: (() => Promise<void>) | undefined = share.stop;
  onTestFinished(async () => {
    await kill(child);
    await leaveDatabase?.();
    await rm(dataDirectory, { recursive: true, force: true });
  });
  const url = `http://${address}:${port}`;
  return {
    url,
    dataDirectory,
    connection,
    pid: () => child.pid!,
    ...openClient(url),
    /** As a power cut would, but for what the operating system still knows. */
    kill: () => kill(child),
    /** Starts it again, with these settings changed. */
    async start(changed: NodeJS.ProcessEnv = {}) {
      await kill(child);
      child = await start(changed);
      leaveDatabase ??= (await shareIn(changed['DATA_DIR'] ?? dataDirectory)).stop;
    },
    /** Stops it in order, its database, too; its exit code. */
    async stop() {
      await leaveDatabase?.();
      leaveDatabase = undefined;
      child.kill('SIGTERM');
      await exited(child);
      return child.exitCode;
    },
    /** Asks it to stop, as a service manager would. */
    terminate: () => child.kill('SIGTERM'),
    /** Resolves with its exit code once it has ended by itself. */
    died: () => exited(child),
  };
}
