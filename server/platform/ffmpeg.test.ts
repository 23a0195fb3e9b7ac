import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { clip, PICTURE, webReadyClip } from '../../test/support/clips.ts';
import { commandOf, encoderBelow, encodersBelow } from '../../test/support/encoders.ts';
import { FfmpegError, openFfmpeg, type Progress, type Run } from './ffmpeg.ts';

const ffmpeg = openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });
const directory = await mkdtemp(join(tmpdir(), 'tributary-ffmpeg-'));
const ENDLESS = ['-stream_loop', '-1'];

const run = (source: string, args: string[], options: Partial<Run> = {}) =>
  ffmpeg.run({
    inputs: [{ path: source, args: [] }],
    args,
    directory,
    foreign: true,
    signal: new AbortController().signal,
    timeoutMinutes: 1,
    ...options,
  });

/** Encodes for as long as it is let. */
const runEndlessly = async (options: Partial<Run>) =>
  run('', ['-c:v', 'libx264', '-f', 'null', '-'], {
    inputs: [{ path: await webReadyClip(), args: ENDLESS }],
    ...options,
  });

/** Files that make a player open other files. */
async function traps() {
  const secret = await clip('ts', `${PICTURE} -c:v mpeg2video`);
  return {
    'a playlist': `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n${secret}\n#EXT-X-ENDLIST\n`,
    'a list of files': `ffconcat version 1.0\nfile ${secret}\n`,
    'a session description':
      'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\n',
    'a DASH manifest': `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet><Representation id="1" bandwidth="1"><BaseURL>${secret}</BaseURL></Representation></AdaptationSet></Period></MPD>`,
    'an address in a line': `file://${secret}\n`,
    'a playlist with a key': `#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="file://${secret}"\n#EXTINF:2,\n${secret}\n`,
    'a graph of filters': `movie=${secret}`,
    'a subtitle that is text': '1\n00:00:00,000 --> 00:00:01,000\nHello\n',
  };
}

test.each(Object.entries(await traps()))('%s called .mp4 opens nothing', async (name, content) => {
  const trap = join(directory, `${name}.mp4`);
  await writeFile(trap, content);

  await expect(ffmpeg.probe(trap)).rejects.toMatchObject({ code: 'unreadable_media' });
  await expect(run(trap, ['-c', 'copy', '-f', 'mpegts', 'stolen.ts'])).rejects.toThrow(FfmpegError);
  await expect(readFile(join(directory, 'stolen.ts'))).rejects.toThrow('ENOENT');
});

test('a probe that ends well and says nothing fails, and the node does not', async () => {
  const silent = openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'true' });

  await expect(silent.probe('any.mp4')).rejects.toMatchObject({ code: 'unreadable_media' });
});

test('a decoder nobody looks after is not used', async () => {
  const rare = await clip('mkv', `${PICTURE} -c:v flashsv`);

  await expect(run(rare, ['-f', 'null', '-'])).rejects.toThrow(FfmpegError);
});

test('a picture beyond 8K is not decoded', async () => {
  const huge = await clip('mkv', '-f lavfi -i color=s=9000x5000:r=1 -frames:v 1 -c:v png');

  await expect(run(huge, ['-f', 'null', '-'])).rejects.toThrow(FfmpegError);
});

test('a file is probed', async () => {
  expect(await ffmpeg.probe(await webReadyClip())).toMatchObject({
    format: { format_name: 'mov,mp4,m4a,3gp,3g2,mj2' },
    streams: [{ codec_name: 'h264' }, { codec_name: 'aac' }],
  });
});

test('a run tells how far it is, and what it has written', async () => {
  const told: Progress[] = [];

  const done = await run(await webReadyClip(), ['-c', 'copy', '-f', 'mp4', 'with a space.mp4'], {
    durationSeconds: 2,
    onProgress: (progress) => told.push(progress),
  });

  expect(done.mediaSeconds).toBeCloseTo(2, 0);
  expect(told.at(-1)!.percent).toBeGreaterThan(95);
  expect((await readFile(join(directory, 'with a space.mp4'))).length).toBeGreaterThan(1_000);
});

test('a failure says why, and not where', async () => {
  const failure = run(await webReadyClip(), ['-map', '0:7', '-f', 'null', '-']);

  await expect(failure).rejects.toThrow(/^Stream map '0:7' matches no streams/);
  await expect(run(join(directory, 'none.mp4'), ['-f', 'null', '-'])).rejects.toThrow(
    /^none.mp4: No such file/,
  );
});

test('an aborted run rejects with the reason, its process gone', async () => {
  const stopping = new AbortController();
  const abort = async () => {
    await encoderBelow(process.pid);
    stopping.abort(new Error('no longer wanted'));
  };

  await Promise.all([
    expect(runEndlessly({ signal: stopping.signal })).rejects.toThrow('no longer wanted'),
    abort(),
  ]);

  expect(await encodersBelow(process.pid)).toEqual([]);
});

test('a run that takes too long is ended', async () => {
  await expect(runEndlessly({ timeoutMinutes: 1 / 60 })).rejects.toMatchObject({
    message: 'it took too long',
    wasKilled: false,
  });
});

test('a killed run may be tried again', async () => {
  const killing = encoderBelow(process.pid).then((pid) => process.kill(pid, 'SIGKILL'));

  await expect(runEndlessly({})).rejects.toMatchObject({ wasKilled: true });
  await killing;
});

test('a run that hangs is ended, and may be tried again', async () => {
  const stopping = encoderBelow(process.pid).then((pid) => process.kill(pid, 'SIGSTOP'));

  const running = runEndlessly({ silentMinutes: 1 / 20 });
  await expect(running).rejects.toMatchObject({ message: 'it hung', wasKilled: true });
  await stopping;
  expect(await encodersBelow(process.pid)).toEqual([]);
});

test('a run that cannot be started is told so, and may be tried again', async () => {
  const gone = join(directory, 'gone');
  const error = await run('x.mp4', ['-f', 'null', '-'], { directory: gone }).catch((e) => e);
  expect(error).toMatchObject({ name: 'FfmpegError', wasKilled: true });
});

test('no process outlives the one that started it', async () => {
  const script = `
    const { openFfmpeg } = await import(${JSON.stringify(new URL('ffmpeg.ts', import.meta.url).href)});
    await openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' }).run({
      inputs: [{ path: ${JSON.stringify(await webReadyClip())}, args: ${JSON.stringify(ENDLESS)} }],
      args: ['-c:v', 'libx264', '-f', 'null', '-'],
      foreign: true, signal: new AbortController().signal, timeoutMinutes: 1,
    });`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: 'inherit',
  });
  const encoder = await encoderBelow(parent.pid!);

  parent.kill('SIGKILL');
  await once(parent, 'exit');

  await expect.poll(() => commandOf(encoder)).toBe('');
});
