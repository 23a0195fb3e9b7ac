import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

import { expect, onTestFinished, test } from 'vitest';

import { startNodeProcess } from '../support/processes/node-process.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const START = ['--no-strip-types', 'ops/start.mjs']; // a process that reads no TypeScript at all

type SetUp = {
  ensureServer(): Promise<string>;
  stampOf(paths: string[]): string;
};
const setUp = async (file: string) => (await import(join(PROJECT, 'ops/set-up', file))) as SetUp;

test('what `npm start` runs has all its parts, and stops when it is told to', async () => {
  const node = await startNodeProcess({}, { program: START });
  for (const path of [
    '/',
    '/api/v1/config',
    '/api/v1/docs/swagger-ui.css', // a package's file
    '/.well-known/dnt-policy.txt', // a file beside a source
    '/.well-known/nodeinfo', // a part that is loaded late
  ])
    expect.soft((await node.request(path)).status, path).toBe(200);

  node.terminate();
  expect(await node.died()).toBe(0);
}, 180_000);

test('a second start does no set-up: it says nothing before the node does', async () => {
  await (await setUp('server.mjs')).ensureServer();
  const settings = { ...process.env, PORT: 'none' };
  const start = promisify(execFile)(process.execPath, START, { cwd: PROJECT, env: settings });

  await expect(start).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Wrong settings/),
  });
}, 60_000);

test('what is built is named after its sources: a changed one has it built anew', async () => {
  const { stampOf } = await setUp('sources.mjs');
  const folder = await mkdtemp(join(tmpdir(), 'tributary-sources-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const source = join(folder, 'source.ts');
  const stamp = async (text: string) => {
    await writeFile(source, text);
    return stampOf([relative(PROJECT, source)]);
  };

  const first = await stamp('export const a = 1;');
  expect(stampOf([relative(PROJECT, source)])).toBe(first);
  expect(await stamp('export const a = 2;')).not.toBe(first);
});

test('a stack trace of the built node names our sources and their lines', async () => {
  const program = await (await setUp('server.mjs')).ensureServer();
  const map = new SourceMap(JSON.parse(await readFile(`${program}.map`, 'utf8')));
  const entry = map.findEntry(await lineOf(program, 'function readConfig('), 2);
  const source = join(PROJECT, 'server/platform/config.ts');

  expect(entry).toMatchObject({
    originalSource: relative(dirname(program), source),
    originalLine: await lineOf(source, 'function readConfig('),
  });
}, 60_000);

const lineOf = async (file: string, text: string) =>
  (await readFile(file, 'utf8')).split('\n').findIndex((line) => line.includes(text));
