import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import postgres from 'postgres';
import { beforeAll, expect, onTestFinished, test } from 'vitest';

import { startPostgres, type EmbeddedPostgres } from './index.ts';

const pidOf = (directory: string) =>
  Number(readFileSync(join(directory, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);

function isRunning(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function temporaryDirectory() {
  const directory = await mkdtemp(join(tmpdir(), 'postgres-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** A directory with a cluster in it, copied from one made once. */
async function existingCluster() {
  const directory = await temporaryDirectory();
  await cp(template, directory, { recursive: true });
  return directory;
}

let template: string;
beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'postgres-'));
  await (await startPostgres(template)).stop();
  return () => rm(template, { recursive: true, force: true });
});

async function start(directory: string) {
  const server = await startPostgres(directory);
  onTestFinished(() => server.stop());
  return server;
}

/** What one statement returns, on a connection of its own. */
async function ask({ connection }: EmbeddedPostgres, statement: string) {
  const sql = postgres({ ...connection, max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 0 });
  }
}

/** Another process that starts the server, says "started", and stops it when its standard input ends. */
async function startElsewhere(directory: string) {
  const module = new URL('index.ts', import.meta.url).href;
  const code = `
    const { startPostgres } = await import(${JSON.stringify(module)});
    const server = await startPostgres(${JSON.stringify(directory)});
    console.log('started');
    process.stdin.resume().on('end', async () => { await server.stop(); console.log('stopped'); });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

/** Ends a process at once, as a crash would, and waits until it is gone. */
async function crash(child: Awaited<ReturnType<typeof startElsewhere>>) {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('a new server is durable, speaks UTF-8, and listens on its socket alone', async () => {
  const server = await start(await temporaryDirectory());

  const settings = `select current_setting('fsync') as fsync, current_setting('listen_addresses') as tcp,
    current_setting('server_encoding') as encoding, lower('ÄÖ') as lower`;
  expect(await ask(server, settings)).toEqual([
    { fsync: 'on', tcp: '', encoding: 'UTF8', lower: 'äö' },
  ]);
});

test('stop leaves no process and no socket, and the data is there at the next start', async () => {
  const directory = await existingCluster();
  const first = await startPostgres(directory);
  await ask(first, 'create table kept as select 1 as id');
  const pid = pidOf(directory);

  await first.stop();

  await expect.poll(() => isRunning(pid)).toBe(false);
  expect((await readdir(directory)).toSorted()).toEqual(['cluster', 'postgres.log']);
  const second = await start(directory);
  expect(await ask(second, 'select id from kept')).toEqual([{ id: 1 }]);
});

test('a server whose process was killed is adopted, and stopped by the one that adopted it', async () => {
  const directory = await existingCluster();
  await crash(await startElsewhere(directory));
  const pid = pidOf(directory);

  const server = await startPostgres(directory);
  expect(pidOf(directory)).toBe(pid);
  await server.stop();

  expect((await readdir(directory)).toSorted()).toEqual(['cluster', 'postgres.log']);
});

test('the first of two processes leaves the server running, the last one stops it', async () => {
  const directory = await existingCluster();
  const server = await startPostgres(directory);
  const other = await startElsewhere(directory);

  other.stdin.end();
  await once(other, 'exit');
  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);

  await server.stop();
  expect(await readdir(directory)).not.toContain('.s.PGSQL.5432');
});

test('two processes that start at once share one server', async () => {
  const directory = await temporaryDirectory();
  const others = await Promise.all([startElsewhere(directory), startElsewhere(directory)]);
  const server = await start(directory);

  const sessions = `select count(distinct application_name)::int as processes
    from pg_stat_activity where application_name like 'tributary:%'`;
  expect(await ask(server, sessions)).toEqual([{ processes: 3 }]);
  for (const other of others) await crash(other);
});

test('after everything was killed, a lock naming another process does not stop the start', async () => {
  const directory = await existingCluster();
  const other = await startElsewhere(directory);
  const pid = pidOf(directory);
  await crash(other);
  process.kill(pid, 'SIGKILL');
  for (const lock of ['cluster/postmaster.pid', '.s.PGSQL.5432.lock']) {
    const lines = readFileSync(join(directory, lock), 'utf8').split('\n');
    writeFileSync(join(directory, lock), [process.pid, ...lines.slice(1)].join('\n'));
  }

  const server = await start(directory);

  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a server that dies while it is used is brought back', async () => {
  const directory = await existingCluster();
  const server = await start(directory);
  const pid = pidOf(directory);

  process.kill(pid, 'SIGKILL');

  await expect
    .poll(() => ask(server, 'select 1 as one').catch(() => []), { timeout: 20_000 })
    .toEqual([{ one: 1 }]);
  await expect.poll(() => pidOf(directory)).not.toBe(pid);
});

test('a cluster left half-made by a killed process is made anew', async () => {
  const directory = await temporaryDirectory();
  mkdirSync(join(directory, 'cluster.unfinished-1/base'), { recursive: true });

  const server = await start(directory);

  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(await readdir(directory)).not.toContain('cluster.unfinished-1');
});

test('a path too long for a socket works, and leaves nothing elsewhere', async () => {
  const directory = join(await temporaryDirectory(), 'long'.repeat(40));

  const server = await startPostgres(directory);
  const { host } = server.connection;
  expect(host.length).toBeLessThan(40);
  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);

  await server.stop();
  await expect(readdir(host)).rejects.toThrow('ENOENT');
});

test('a cluster of another version is refused in words', async () => {
  const directory = await temporaryDirectory();
  mkdirSync(join(directory, 'cluster'));
  writeFileSync(join(directory, 'cluster/PG_VERSION'), '17\n');

  await expect(startPostgres(directory)).rejects.toThrow('made by PostgreSQL 17, this is 18');
});
