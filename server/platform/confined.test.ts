import { once } from 'node:events';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { webReadyClip } from '../../test/support/clips.ts';
import { confinement } from './confined.ts';
import { openFfmpeg } from './ffmpeg.ts';
import { runProgram } from './run-program.ts';

const { confines, identity } = confinement();
const [major, minor] = release().split('.').map(Number) as [number, number];
const KNOWS_TCP = confines && (major > 6 || (major === 6 && minor >= 7));

const directory = await mkdtemp(join(tmpdir(), 'tributary-confined-'));
const outside = await mkdtemp(join(tmpdir(), 'tributary-outside-'));
const signal = new AbortController().signal;

/** What a shell does that may write to a folder. */
const shell = (script: string, folder: string | undefined = directory) =>
  runProgram('bash', {
    args: ['-c', script],
    ...(folder !== undefined && { folder }),
    directory,
    environment: { PATH: process.env['PATH'] ?? '' },
    memoryBytes: 2 ** 30,
    cpuSeconds: 60,
    fileBytes: 2 ** 20,
    niceness: 0,
    maxOutputBytes: 2 ** 16,
    timeoutMinutes: 1,
    signal,
  });

test.runIf(confines)(
  'a confined program changes files in its folder and nowhere else',
  async () => {
    const kept = join(outside, 'kept');
    await writeFile(kept, 'as it was');
    for (const what of [
      `echo > ${outside}/new`,
      `echo > ${kept}`,
      `rm ${kept}`,
      `mv ${kept} ${directory}/`,
      `mkdir ${outside}/folder`,
      `ln -s / ${outside}/link`,
    ])
      expect((await shell(what)).complaint).toContain('Permission denied');
    expect([await readdir(outside), await readFile(kept, 'utf8')]).toEqual([['kept'], 'as it was']);

    expect(await shell(`echo > made; mkdir folder; mv made folder/; cat ${kept}`)).toMatchObject({
      code: 0,
      output: 'as it was',
    });
    expect((await shell('echo > more', '')).complaint).toContain('Permission denied');
    expect(await readdir(directory)).toEqual(['folder']);
  },
);

test.runIf(confines)('media programs write to their folder alone', async () => {
  const ffmpeg = openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });
  const inputs = [{ path: await webReadyClip(), args: [] }];
  const copy = (file: string) =>
    ffmpeg.run({
      inputs,
      args: ['-c', 'copy', '-f', 'mp4', file],
      directory,
      foreign: true,
      signal,
      timeoutMinutes: 1,
    });

  await copy('film.mp4');
  await expect(copy(join(outside, 'film.mp4'))).rejects.toThrow('Permission denied');
  expect(await readdir(outside)).not.toContain('film.mp4');
});

test.runIf(KNOWS_TCP)('a confined program speaks to nobody', async () => {
  const server = createServer((socket) => socket.end('hello')).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const { code, complaint } = await shell(`cat < /dev/tcp/127.0.0.1/${port}`);
  expect([code === 0, complaint]).toEqual([false, expect.stringContaining('Permission denied')]);
});

test.runIf(identity.length > 0)(
  'a confined program of root is nobody, and can end nobody',
  async () => {
    const script = `id -u; grep CapEff /proc/self/status; kill -0 ${process.pid}`;
    const { output, complaint } = await shell(script);

    expect(output.split(/\s+/)).toEqual(['65534', 'CapEff:', '0000000000000002', '']);
    expect(complaint).toContain('Operation not permitted');
  },
);
