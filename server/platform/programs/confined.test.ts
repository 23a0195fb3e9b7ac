import { once } from 'node:events';
import { mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { webReadyClip } from '../../../test/support/clips.ts';
import { KNOWS_TCP } from '../../../test/support/landlock.ts';
import { openFfmpeg } from '../ffmpeg.ts';
import { confinement, isOfSystem, type Place } from './confined.ts';
import { runProgram } from './run-program.ts';

const { confines, identity } = confinement();

const directory = await mkdtemp(join(tmpdir(), 'tributary-confined-'));
const outside = await mkdtemp(join(tmpdir(), 'tributary-outside-'));
const signal = new AbortController().signal;

/** What a shell does that may write to a folder, and what else it is said. */
const shell = (script: string, place: Partial<Place> = {}) =>
  runProgram('bash', {
    args: ['-c', script],
    place: { folder: directory, ...place },
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
    expect((await shell('echo > more', { folder: '' })).complaint).toContain('Permission denied');
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

/** The port of a server that greets whoever comes. */
async function openGreeter(): Promise<number> {
  const server = createServer((socket) => socket.end('hello')).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** What it says to a confined program, or why nothing. */
const greeted = async (port: number, place?: Partial<Place>) => {
  const { output, complaint } = await shell(`cat < /dev/tcp/127.0.0.1/${port}`, place);
  return output || /Permission denied/.exec(complaint)?.[0];
};

test.runIf(KNOWS_TCP)('a confined program speaks to nobody, or only where it may', async () => {
  const [one, other] = [await openGreeter(), await openGreeter()];
  expect(await greeted(one)).toBe('Permission denied');
  expect(await greeted(one, { reaches: one })).toBe('hello');
  expect(await greeted(other, { reaches: one })).toBe('Permission denied');
  expect(await greeted(other, { reaches: 'anybody' })).toBe('hello');
});

test.runIf(confines)('where it is said what a program reads, it reads nothing else', async () => {
  const secret = join(outside, 'secret');
  await writeFile(secret, 'hush');
  const place = { reads: [directory] };
  const elsewhere = ['cat /etc/passwd', '. /etc/profile', 'ls /opt'];
  const ofTheNode = [`cat ${secret}`, `ls ${outside}`, `cat /proc/${process.pid}/environ`];
  for (const what of [...elsewhere, ...ofTheNode])
    expect([what, (await shell(what, place)).complaint]).toEqual([
      what,
      expect.stringContaining('Permission denied'),
    ]);

  const made = await shell('echo mine > own; cat own; ls /usr > /dev/null', place);
  expect(made).toEqual({ output: 'mine\n', complaint: '', code: 0 });
  const read = await shell(`cat ${secret}; rm ${secret}`, { reads: [outside] });
  expect([read.output, read.complaint]).toEqual(['hush', expect.stringContaining('denied')]);
});

test('what is in a folder of the system is open to such a program, by a link too', async () => {
  const link = join(outside, 'link');
  await symlink('/usr', link);
  const open = ['/usr', '/usr/local/tributary/data', link, join(link, 'local')];
  expect(await Promise.all(open.map(isOfSystem))).toEqual([true, true, true, true]);
  const kept = ['/', '/opt/tributary/data', '/usrs', outside, join(outside, 'absent')];
  expect(await Promise.all(kept.map(isOfSystem))).toEqual([false, false, false, false, false]);
});

test.runIf(confines)('a program may be given a file that it changes, and no folder', async () => {
  const file = join(outside, 'file');
  await writeFile(file, '');
  const script = `echo mine > ${file}; rm ${file}; echo > ${outside}/beside; cat ${file}`;
  const { output, complaint } = await shell(script, { folder: file, reads: [] });
  expect([output, complaint.match(/denied|not permitted/g)]).toEqual([
    'mine\n',
    Array(2).fill('denied'),
  ]);
  expect(await readdir(outside)).not.toContain('beside');
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
