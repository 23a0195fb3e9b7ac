import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { Bounds } from './bounded.ts';
import { runProgram } from './run-program.ts';

const directory = await mkdtemp(join(tmpdir(), 'tributary-bounds-'));
const USUAL: Bounds = { memoryBytes: 2 ** 32, cpuSeconds: 60, fileBytes: 2 ** 30, niceness: 0 };
const ENDLESS = ['-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=30'];

const ffmpeg = (args: string[], bounds: Partial<Bounds>) =>
  runProgram('ffmpeg', {
    ...USUAL,
    ...bounds,
    args: ['-nostdin', '-v', 'error', '-y', ...ENDLESS, ...args],
    directory,
    environment: { PATH: process.env['PATH'] ?? '' },
    maxOutputBytes: 2 ** 20,
    timeoutMinutes: 2,
    signal: new AbortController().signal,
  });

test('a program has no more memory than it may', async () => {
  const keepingAll = ['-vf', 'reverse', '-t', '60', '-f', 'null', '-'];
  const { complaint } = await ffmpeg(keepingAll, { memoryBytes: 192 * 2 ** 20 });

  expect(complaint).toContain('Cannot allocate memory');
});

test('a program has no more of the processor than it may', async () => {
  const { code } = await ffmpeg(['-f', 'null', '-'], { cpuSeconds: 1 });

  expect(code).not.toBe(0);
});

test('a program writes no larger file than it may', async () => {
  const { code } = await ffmpeg(['-c:v', 'rawvideo', '-f', 'nut', 'large.nut'], {
    fileBytes: 2 ** 20,
  });

  expect(code).not.toBe(0);
  expect((await stat(join(directory, 'large.nut'))).size).toBeLessThanOrEqual(2 ** 20);
});
