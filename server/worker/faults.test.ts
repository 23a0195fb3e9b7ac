import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Server } from 'socket.io';
import { expect, onTestFinished, test } from 'vitest';

import { openOtherSite } from '../../test/support/other-site.ts';
import { Failure } from '../platform/errors.ts';
import { ANYWHERE, openFetch } from '../platform/fetch/index.ts';
import { silentLog } from '../platform/log.ts';
import { openStorage } from '../platform/storage.ts';
import { type MakeRendition, startWorker } from './index.ts';

const UUID = '7e0b7a4a-3a55-4b3a-9f0e-2f6f3c1d5e11';
const API = '/api/v1/runners';
const ABORT = `${API}/jobs/${UUID}/abort`;
const ERROR = `${API}/jobs/${UUID}/error`;
const ACCEPT = `${API}/jobs/${UUID}/accept`;
const REQUEST = `${API}/jobs/request`;
const SOURCE = '/download/source.mp4';
const TOKENS = { runnerToken: 'runner', jobToken: 'job' };
const RESTED = { timeout: 60_000 }; // a worker rests for seconds after a fault

const failing: MakeRendition = () => Promise.reject(new Error('it cannot be made'));

/** An origin that offers one job, of this file, until it is taken. */
async function givenOrigin(source = `https://elsewhere.example${SOURCE}`) {
  const site = await openOtherSite();
  const answers = (path: string, status: number, body?: object) =>
    site.on(path, (_, response) => void response.writeHead(status).end(JSON.stringify(body)));
  const output = { resolution: 144, fps: 25, separatedAudio: false };
  const payload = { input: { videoFileUrl: source, separatedAudioFileUrl: [] }, output };
  const job = { uuid: UUID, type: 'vod-hls-transcoding', payload };
  const offer = (availableJobs: object[]) => answers(REQUEST, 200, { availableJobs });
  offer([job]);
  answers(`${API}/register`, 200, { runnerToken: TOKENS.runnerToken });
  site.on(ACCEPT, (_, response) => {
    offer([]);
    response.end(JSON.stringify({ job: { ...job, jobToken: TOKENS.jobToken } }));
  });
  answers(SOURCE, 200, {});
  answers(ABORT, 204);
  answers(ERROR, 204);
  const count = (wanted: string) => site.asked.filter(({ path }) => path === wanted).length;
  return { ...site, answers, count };
}

async function givenDirectory() {
  const directory = await mkdtemp(join(tmpdir(), 'worker-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const kept = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(directory, name), 'utf8'));
  const files = async () => (await readdir(directory)).filter((name) => name.includes('.json'));
  return { directory, kept, files };
}

/** A worker for this origin, whose disk has the room that `requireRoom` tells. */
async function start(
  url: string,
  dataDirectory: string,
  requireRoom: (sizeBytes: number) => Promise<void> = async () => {},
) {
  const originUrl = new URL(url);
  const fetch = openFetch(ANYWHERE, { publicUrl: originUrl });
  const storage = { ...(await openStorage(dataDirectory)), requireRoom };
  const registering = { dataDirectory, name: 'one', registrationToken: 'registration' };
  const around = { originUrl, fetch, storage, make: failing, log: silentLog };
  const worker = await startWorker({ ...registering, ...around });
  onTestFinished(async () => {
    await worker.stop();
    await fetch.close();
  });
}

test('a job whose end the origin did not hear is given back before any other is taken', async () => {
  const origin = await givenOrigin();
  const { directory, kept, files } = await givenDirectory();
  origin.answers(ERROR, 502);
  origin.answers(ABORT, 503);
  await start(origin.url, directory);

  await expect.poll(() => origin.count(ABORT), RESTED).toBeGreaterThan(0);
  expect(await kept('job.json')).toEqual({ uuid: UUID, tokens: TOKENS });
  expect(origin.count(REQUEST)).toBe(1);
  origin.answers(ABORT, 204);
  await expect.poll(() => origin.count(REQUEST), RESTED).toBe(2);
  expect(await files()).toEqual(['runner.json']);
});

test('a job that a worker left is given back by the next, and one that is somebody else’s is forgotten', async () => {
  const origin = await givenOrigin();
  const { directory, files } = await givenDirectory();
  const note = JSON.stringify({ uuid: UUID, tokens: TOKENS });
  await writeFile(join(directory, 'job.json'), note);
  origin.answers(ABORT, 404);
  origin.answers(ERROR, 400);
  await start(origin.url, directory);

  await expect.poll(() => origin.count(ERROR)).toBe(1); // of the job that it took then
  expect(origin.count(ABORT)).toBe(1);
  await expect.poll(files).toEqual(['runner.json']);
});

test('files that are half written do not keep a worker from its work', async () => {
  const origin = await givenOrigin();
  const { directory, kept } = await givenDirectory();
  await writeFile(join(directory, 'runner.json'), '{"runnerTok');
  await writeFile(join(directory, 'job.json'), '{"uuid":');
  await start(origin.url, directory);

  await expect.poll(() => origin.count(ERROR)).toBe(1);
  expect(await kept('runner.json')).toEqual({ runnerToken: 'runner', origin: origin.url });
});

test('a full disk stops no worker: it takes nothing until there is room, and gives up what has none', async () => {
  const origin = await givenOrigin();
  const { directory } = await givenDirectory();
  const withLength = { 'content-length': 5 };
  origin.on(SOURCE, (_, response) => void response.writeHead(200, withLength).end('bytes'));
  let tried = 0;
  await start(origin.url, directory, async (sizeBytes) => {
    tried += 1;
    if (tried === 1 || sizeBytes > 0)
      throw new Failure('insufficient_storage', 'The disk is full.');
  });

  await expect.poll(() => tried).toBe(1);
  expect(origin.count(ACCEPT)).toBe(0);
  await expect.poll(() => origin.count(ERROR), RESTED).toBe(1);
  expect(origin.count(SOURCE)).toBe(1);
  await expect.poll(() => readdir(join(directory, 'scratch'))).toEqual([]);
});

test('a note that cannot be written gives its job back', async () => {
  const origin = await givenOrigin();
  const { directory } = await givenDirectory();
  await mkdir(join(directory, 'job.json.new')); // where it is written first
  await start(origin.url, directory);

  await expect.poll(() => origin.count(ABORT), RESTED).toBe(1);
  expect(origin.count(SOURCE)).toBe(0);
});

test('an address that looks like another host is asked of the origin', async () => {
  const origin = await givenOrigin(`https://elsewhere.example//127.0.0.1:1${SOURCE}`);
  const { directory } = await givenDirectory();
  await start(origin.url, directory);

  await expect.poll(() => origin.count(ERROR)).toBe(1);
  expect(origin.count(SOURCE)).toBe(1); // its server takes `//host` for a host, too
});

test('a worker takes nothing before its origin would notice that it dies', async () => {
  const origin = await givenOrigin();
  const sockets = new Server(origin.server);
  onTestFinished(() => sockets.close());
  const atTheDoor = Promise.withResolvers<() => void>();
  sockets.of('/runners').use((_, letIn) => atTheDoor.resolve(letIn));
  await start(origin.url, (await givenDirectory()).directory);

  const letIn = await atTheDoor.promise;
  expect(origin.count(REQUEST)).toBe(0);
  letIn();
  await expect.poll(() => origin.count(ACCEPT)).toBe(1);
});
