import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

import project from '../../package.json' with { type: 'json' };
import { startPostgres } from '../../server/platform/postgres/index.ts';

/**
 * A node in a process of its own, with its own embedded PostgreSQL, so that what each uses can be told apart. Its data go
 * with it, unless they are in a folder that is `kept`.
 */
export async function startMeasuredNode(settings: NodeJS.ProcessEnv = {}, kept?: string) {
  const directory = kept ?? (await mkdtemp(join(tmpdir(), 'tributary-bench-')));
  const port = await freePort();
  const child = await startProcess(directory, { PORT: String(port), ...settings });
  // Taking a share of the running server is how its address is known; leaving it stops nothing.
  const share = await startPostgres(join(directory, 'postgres'));
  const lockFile = join(directory, 'postgres', 'cluster', 'postmaster.pid');
  const postmaster = await readFile(lockFile, 'utf8');
  return {
    url: `http://127.0.0.1:${port}`,
    directory,
    pid: child.pid!,
    postgresPid: Number(postmaster.split('\n')[0]),
    connection: share.connection,
    async [Symbol.asyncDispose]() {
      await share.stop();
      if (child.exitCode === null && child.signalCode === null) {
        const exited = once(child, 'exit');
        child.kill('SIGTERM');
        await exited;
      }
      if (!kept) await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A process of a node that keeps its data in a directory, as `npm start` runs it; resolves when it is ready. */
export async function startProcess(
  directory: string,
  settings: NodeJS.ProcessEnv,
): Promise<ChildProcess> {
  const child = spawn('sh', ['-c', project.scripts.start], {
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
      HOST: '127.0.0.1',
      DATA_DIR: directory,
      ADMIN_PASSWORD: 'bench bench',
      ENCODERS_TRIED: 'when-needed',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout))
    if (line.startsWith('Tributary is ready')) return child;
  throw new Error('a process ended before it was ready');
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
