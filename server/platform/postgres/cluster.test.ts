import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { silentLog } from '../log.ts';
import { ensureCluster } from './cluster.ts';

/** A server whose initdb is a script, which keeps what it is asked and then makes a cluster. */
async function givenInitdb(check: string) {
  const directory = await mkdtemp(join(tmpdir(), 'postgres-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const binaries = join(directory, 'binaries');
  const asked = join(directory, 'asked');
  const script = `#!/bin/sh
    echo "$*" >> "${asked}"
    ${check}
    mkdir "\${1#--pgdata=}" && echo 18 > "\${1#--pgdata=}/PG_VERSION"`;
  mkdirSync(join(binaries, 'bin'), { recursive: true });
  writeFileSync(join(binaries, 'bin/initdb'), script, { mode: 0o755 });
  const server = {
    directory,
    binaries,
    cluster: join(directory, 'cluster'),
    socketDirectory: directory,
    logFile: join(directory, 'postgres.log'),
    account: { prefix: [], ids: {} },
  };
  const told: unknown[] = [];
  const log = {
    ...silentLog,
    info: (fields: unknown) => void told.push(fields),
  } as typeof silentLog;
  return {
    told,
    ensure: () => ensureCluster(server, log),
    lettersAsked: () => readFileSync(asked, 'utf8').match(/(?<=--lc-ctype=)\S+/g),
  };
}

const failing = (complaint: string) => `echo 'initdb: error: ${complaint}' >&2; exit 1`;

test('a system that has the locale gets a database with the letters of all scripts', async () => {
  const { told, ensure, lettersAsked } = await givenInitdb('');
  await ensure();
  expect(lettersAsked()).toEqual(['C.UTF-8']);
  expect(told).toEqual([{ letters: 'C.UTF-8' }]);
});

test('one that has it not gets a database all the same, and its log says which', async () => {
  const unknown = failing('invalid locale name "C.UTF-8"');
  const { told, ensure, lettersAsked } = await givenInitdb(
    `case "$*" in *--lc-ctype=C.UTF-8*) ${unknown};; esac`,
  );
  await ensure();
  expect(lettersAsked()).toEqual(['C.UTF-8', 'C']);
  expect(told).toEqual([{ letters: 'C' }]);
});

test('any other failure is told at once', async () => {
  const { told, ensure, lettersAsked } = await givenInitdb(
    failing('could not write file: No space left on device'),
  );
  await expect(ensure()).rejects.toThrow('No space left on device');
  expect(lettersAsked()).toEqual(['C.UTF-8']);
  expect(told).toEqual([]);
});
