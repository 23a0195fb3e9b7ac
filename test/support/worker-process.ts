import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { onTestFinished } from 'vitest';

/**
 * A process that works for a node with nothing but its address and a token, and no database. It can be killed and
 * started again with what it kept; it goes with its files when the test ends.
 */
export async function startWorkerProcess(originUrl: string, registrationToken: string) {
  const directory = await mkdtemp(join(tmpdir(), 'worker-'));
  const settings = {
    ROLES: 'worker',
    ORIGIN_URL: originUrl,
    RUNNER_TOKEN: registrationToken,
    RUNNER_NAME: directory,
    DATA_DIR: directory,
    LOG_LEVEL: 'warn',
  };
  let child = await launch(settings);
  const kill = async () => {
    child.kill('SIGKILL');
    await exited(child);
  };
  onTestFinished(async () => {
    await kill();
    await rm(directory, { recursive: true, force: true });
  });
  return {
    name: directory,
    pid: () => child.pid!,
    kill,
    start: async () => void (child = await launch(settings)),
    /** Asks it to stop; resolves with its exit code. */
    async terminate() {
      child.kill('SIGTERM');
      await exited(child);
      return child.exitCode;
    },
    /** What it has not tidied up. */
    leftovers: () => readdir(join(directory, 'scratch')),
  };
}

async function launch(settings: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: { ...process.env, ...settings, DATABASE_URL: '' },
    stdio: 'pipe',
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said = `${said}${text.toString()}`.slice(-10_000)));
  for await (const line of createInterface(child.stdout))
    if (line.startsWith('Tributary is ready to work for')) return child;
  throw new Error(`the worker ended before it was ready: ${said}`);
}

async function exited(child: ChildProcess) {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
