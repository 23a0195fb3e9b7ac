import { cpus } from 'node:os';
import type { Readable } from 'node:stream';

import fluent from 'fluent-ffmpeg';

import { FfmpegError } from './ffmpeg/error.ts';
import { openFilters } from './ffmpeg/filters.ts';
import { generate, type Generation } from './ffmpeg/generate.ts';
import { FOREIGN_INPUT, FOREIGN_STREAM, OWN_INPUT } from './ffmpeg/guards.ts';
import {
  complaint,
  framesOf,
  isStatistics,
  mediaSecondsOf,
  progressOf,
  type Progress,
} from './ffmpeg/output.ts';
import { probe, type ProbeOptions } from './ffmpeg/probe.ts';
import { bounded } from './programs/bounded.ts';

export { FfmpegError, isFault, lacksRoom } from './ffmpeg/error.ts';
export type { Progress } from './ffmpeg/output.ts';

export type Run = {
  /** `args` go before `-i`. A stream is a stranger's: it is read as it comes, and no file can be reached from it. */
  inputs: { path: string | Readable; args: readonly string[] }[];
  /** Everything after the inputs; the last one is the file to write. */
  args: readonly string[];
  /** Where relative paths in `args` start, and the only place it may write to. */
  directory?: string;
  /** Whether a stranger made the inputs: then only known formats and decoders read them. */
  foreign: boolean;
  /** How much it leaves to others, from 0 to 19; 10 unless told. */
  niceness?: number;
  signal: AbortSignal;
  timeoutMinutes: number;
  /** After how long without a word it is taken for hung, unless it reads a stream; 10 unless told. */
  silentMinutes?: number;
  /** The length of what is made, for `onProgress`. */
  durationSeconds?: number;
  onProgress?: (progress: Progress) => void;
  /** Gets each line it says, also of what filters have measured: for those who know what to look for. */
  onLine?: (line: string) => void;
};

/** `frames` are those of the first picture. */
export type Written = { mediaSeconds: number; frames: number };

export type Ffmpeg = ReturnType<typeof openFfmpeg>;

const BOUNDS = { memoryBytes: 8 * 2 ** 30, fileBytes: 256 * 2 ** 30 };
const SILENT_MINUTES = 10; // it speaks twice a second, but for when it seeks or ends a large file
const STATS = ['-hide_banner', '-nostdin', '-stats', '-stats_period', '0.5'];

/** The two media programs. Their children die with this process and read nothing but local files. */
export function openFfmpeg(paths: { ffmpegPath: string; ffprobePath: string }) {
  return {
    /** Whether it was built with this filter. */
    hasFilter: openFilters(paths.ffmpegPath),

    probe: (file: string, options?: ProbeOptions) => probe(paths.ffprobePath, file, options),

    /**
     * Runs ffmpeg until it is done, and tells how much it has written. Rejects with `FfmpegError` when it fails, hangs or
     * takes longer than its timeout, and with the signal's reason when that aborts; the process has ended by then.
     */
    run: (run: Run) => runFfmpeg(paths.ffmpegPath, run),

    generate: (generation: Generation) => generate(paths.ffmpegPath, generation),
  };
}

function runFfmpeg(ffmpegPath: string, run: Run): Promise<Written> {
  const command = prepare(ffmpegPath, run);
  const timeout = AbortSignal.timeout(run.timeoutMinutes * 60_000);
  const silence = watchSilence(run);
  const stop = AbortSignal.any([run.signal, timeout, silence.signal]);
  const kill = () => command.kill('SIGKILL');
  const lines: string[] = [];
  let written: Written = { mediaSeconds: 0, frames: 0 };
  const onStatistics = (line: string) => {
    written = { mediaSeconds: mediaSecondsOf(line), frames: framesOf(line) };
    run.onProgress?.(progressOf(line, run.durationSeconds));
  };
  return new Promise<Written>((resolve, reject) => {
    command
      .on('start', () => stop.aborted && kill())
      .on('stderr', (line: string) => {
        silence.break();
        run.onLine?.(line);
        if (isStatistics(line)) onStatistics(line);
        else if (lines.push(line) > 50) lines.shift();
      })
      .on('end', () => resolve(written))
      .on('error', (error: Error) => {
        if (run.signal.aborted) return reject(run.signal.reason);
        const why = whyEnded(timeout, silence.signal) ?? complaint(lines) ?? error.message;
        const isOfMachine = error.message.includes('signal') || 'syscall' in error; // killed, or never started
        reject(new FfmpegError(why, !timeout.aborted && isOfMachine));
      });
    stop.addEventListener('abort', kill);
    command.run();
  }).finally(() => {
    silence.end();
    stop.removeEventListener('abort', kill);
  });
}

function whyEnded(timeout: AbortSignal, silence: AbortSignal): string | undefined {
  if (timeout.aborted) return 'it took too long';
  return silence.aborted ? 'it hung' : undefined;
}

/** Says when nothing was heard of a run for too long. What comes from a stream may have to be waited for. */
function watchSilence({ inputs, silentMinutes = SILENT_MINUTES }: Run) {
  const hung = new AbortController();
  const readsStream = inputs.some(({ path }) => typeof path !== 'string');
  const timer = readsStream ? undefined : setTimeout(() => hung.abort(), silentMinutes * 60_000);
  return {
    signal: hung.signal,
    break: () => void timer?.refresh(),
    end: () => clearTimeout(timer),
  };
}

/** fluent-ffmpeg puts the words before the first input first of all, so they can name the program that is really run. */
function prepare(ffmpegPath: string, run: Run) {
  const { inputs, args, foreign, timeoutMinutes, directory, niceness = 10, onLine } = run;
  const cpuSeconds = timeoutMinutes * 60 * cpus().length;
  const bounds = { ...BOUNDS, cpuSeconds, niceness, place: { folder: directory ?? '' } };
  const { program, args: prefix } = bounded(ffmpegPath, bounds);
  const guards = foreign ? FOREIGN_INPUT : OWN_INPUT;
  const command = withoutSurprises(fluent({ ...(directory && { cwd: directory }) }));
  command.setFfmpegPath(program);
  for (const [at, { path, args: before }] of inputs.entries()) {
    const first = at === 0 ? [...prefix, ...STATS, '-loglevel', onLine ? 'info' : 'warning'] : [];
    const isFile = typeof path === 'string';
    command
      .input(isFile ? `file:${path}` : path)
      .inputOptions(...first, ...(isFile ? guards : FOREIGN_STREAM), ...before); // spread: an array would be split at spaces
  }
  return command.outputOptions(...args.slice(0, -1)).output(args.at(-1)!);
}

const FORMATS = Object.fromEntries(
  [
    'tee',
    'hls',
    'mp4',
    'matroska',
    'mpegts',
    'image2',
    'null',
    'hash',
    'webvtt',
    'nut',
    'concat',
  ].map((name) => [name, { canMux: true, canDemux: true }]),
);

type OnEnd = (error: Error | null, stdout?: Said, stderr?: Said) => void;
type Said = { get: () => string };
type Spawn = (args: string[], options: object, onStart: unknown, onEnd: OnEnd) => void;
const NOTHING: Said = { get: () => '' };

/**
 * Keeps fluent-ffmpeg from running the program on its own account, to learn what it can do; and from ending this process
 * where the program cannot be started, since it asks then for what that has said.
 */
function withoutSurprises(command: fluent.FfmpegCommand) {
  const { _spawnFfmpeg: spawn } = command as unknown as { _spawnFfmpeg: Spawn };
  const spawnSafely: Spawn = (args, options, onStart, onEnd) =>
    spawn.call(command, args, options, onStart, (error, stdout = NOTHING, stderr = NOTHING) =>
      onEnd(error, stdout, stderr),
    );
  return Object.assign(command, {
    _spawnFfmpeg: spawnSafely,
    availableFormats: (done: (error: null, formats: object) => void) => done(null, FORMATS),
    availableEncoders: (done: (error: null, encoders: object) => void) => done(null, {}),
  });
}
