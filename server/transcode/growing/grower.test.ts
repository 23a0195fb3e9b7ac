import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, onTestFinished, test } from 'vitest';

import { sourceFacts } from '../../../test/support/facts.ts';
import { stepsOf, timesOf } from '../../../test/support/frames.ts';
import { parsePlaylist } from '../pass/media-playlist.ts';
import { readAdded } from './grower.ts';
import { resumeFrom } from './resume.ts';

const run = promisify(execFile);
const X264 = '-c:v libx264 -preset veryfast -pix_fmt yuv420p -bf 3 -g 50 -flags +global_header';
const HLS = '-f hls -hls_time 4 -hls_playlist_type vod -hls_segment_type fmp4';

/** So many pictures from one on, as a pass makes them. */
async function made(directory: string, first: number, count: number) {
  await mkdir(directory);
  const picture = `-f lavfi -i testsrc2=s=160x120:r=25 -vf trim=start_frame=${first}:end_frame=${first + count}`;
  const args = `-v error -copyts ${picture} ${X264} ${HLS} -hls_flags single_file p.m3u8`;
  await run('ffmpeg', args.split(' '), { cwd: directory });
  const playlist = await readFile(join(directory, 'p.m3u8'), 'utf8');
  return { playlist, ...parsePlaylist(playlist), path: join(directory, 'p.m4s'), isAll: true };
}

test.each([1, 2, 3, 60])('the last %i pictures go on where the others ended', async (count) => {
  const directory = await mkdtemp(join(tmpdir(), 'tributary-grower-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const before = await made(join(directory, 'before'), 0, 100);
  const after = await made(join(directory, 'after'), 100, count);
  const growing = { playlist: before.playlist, framesPerSecond: 25 };
  const resume = await resumeFrom(before.path, growing, sourceFacts({}));
  expect(resume.stretch.startSeconds).toBe(4);

  const endBytes = before.segments.at(-1)!.end + 1;
  const { bytes } = await readAdded(after, after.segments, { resume, endBytes });
  const whole = join(directory, 'whole.mp4');
  const shown = (await readFile(before.path)).subarray(0, endBytes);
  await writeFile(whole, Buffer.concat([shown, ...bytes]));
  const times = await timesOf(whole);
  expect(times).toHaveLength(100 + count);
  expect(stepsOf(times)).toHaveLength(1); // all equally long
});
