import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { onTestFinished } from 'vitest';

import { startPostgres } from '../../server/platform/postgres/index.ts';
import { freePort } from '../bench/node.ts';
import { openClient } from './client.ts';
import type { Place } from './namespaces.ts';
import { ADMIN_PASSWORD } from './node.ts';

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
    PORT: port,
    HOST: address,
    ...(address !== '127.0.0.1' && { PUBLIC_URL: `http://${address}:${port}` }),
    DATA_DIR: dataDirectory,
    ADMIN_PASSWORD,
    LOG_LEVEL: 'error',
  };
  const launch = (more: NodeJS.ProcessEnv) =>
    launchNode([...wrap, process.execPath, ...program], { ...environment, ...settings, ...more });

  let child = await launch({});
  const postgres = await startPostgres(join(dataDirectory, 'postgres')); // a share of the server that runs
  onTestFinished(async () => {
    await kill(child);
    await postgres.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  });
  const url = `http://${address}:${port}`;
  return {
    url,
    dataDirectory,
    connection: postgres.connection,
    pid: () => child.pid!,
    ...openClient(url),
    /** As a power cut would, but for what the operating system still knows. */
    kill: () => kill(child),
    /** Starts it again, with these settings changed. */
    async start(changed: NodeJS.ProcessEnv = {}) {
      await kill(child);
      child = await launch(changed);
    },
    /** Asks it to stop, as a service manager would. */
    terminate: () => child.kill('SIGTERM'),
    /** Resolves with its exit code once it has ended by itself. */
    async died() {
      await exited(child);
      return child.exitCode;
    },
  };
}

async function launchNode(
  [program = '', ...args]: string[],
  settings: NodeJS.ProcessEnv,
): Promise<ChildProcess> {
  const child = spawn(program, args, {
    env: { ...process.env, NODE_ENV: 'production', ...settings },
    stdio: 'pipe',
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said = `${said}${text.toString()}`.slice(-10_000)));
  for await (const line of createInterface(child.stdout))
    if (line.startsWith('Tributary is ready')) return child;
  throw new Error(`the node ended before it was ready: ${said}`);
}

async function kill(child: ChildProcess) {
  child.kill('SIGKILL');
  await exited(child);
}

async function exited(child: ChildProcess) {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
