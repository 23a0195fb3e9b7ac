import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startPostgres } from '../../../server/platform/postgres/index.ts';
import { freePort, startProcess } from '../node.ts';

export type Crew = Awaited<ReturnType<typeof startCrew>>;
export type Member = Awaited<ReturnType<typeof startMember>>;

/** A node and workers beside it, on one database and one store, each a process that can be killed and comes back. */
export async function startCrew(workers: number, settings: NodeJS.ProcessEnv) {
  await using starting = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), 'tributary-bench-'));
  starting.defer(() => rm(directory, { recursive: true, force: true }));
  const port = String(await freePort());
  const start = (more: NodeJS.ProcessEnv) =>
    startMember(() => startProcess(directory, { LOG_LEVEL: 'error', ...settings, ...more }));
  const node = starting.use(await start({ PORT: port }));
  const postgres = await startPostgres(join(directory, 'postgres')); // a share: it outlives whoever is killed
  starting.defer(() => postgres.stop());
  const hands: Member[] = [];
  for (let n = 0; n < workers; n++) hands.push(starting.use(await start({ ROLES: 'worker' })));
  const parts = starting.move();
  return {
    url: `http://127.0.0.1:${port}`,
    directory,
    connection: postgres.connection,
    node,
    workers: hands,
    pids: () => [node, ...hands].map(({ pid }) => pid()),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}

async function startMember(launch: () => Promise<ChildProcess>) {
  let child = await launch();
  const kill = async () => {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return {
    pid: () => child.pid!,
    async killAndStart() {
      await kill();
      child = await launch();
    },
    [Symbol.asyncDispose]: kill,
  };
}
