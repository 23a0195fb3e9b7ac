import { access, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';

import { Failure } from '../../../platform/errors.ts';
import type { Egress } from '../../../platform/fetch/index.ts';
import { runProgram } from '../../../platform/programs/run-program.ts';

export type YtDlp = {
  program: string;
  /** An empty folder: the only one where it writes, and its home. Of other files it reads the system's and its own. */
  directory: string;
  /** Its only way out. */
  egress: Egress;
  signal: AbortSignal;
};

type Limits = { timeoutMinutes: number; fileBytes: number };

/** From this version on it opens no `file:` addresses, which a page or a playlist could name. */
const OLDEST = '2023.06.22';
const NO_SUCH_PROGRAM = 127;
const MAX_OUTPUT_BYTES = 32 * 2 ** 20;
const MEMORY_BYTES = 4 * 2 ** 30;
const PATH = '/usr/local/bin:/usr/bin:/bin'; // where the interpreter it is written for lies

/** One video, fetched by its own downloaders alone: other programs would not keep to the proxy. */
const OPTIONS = [
  '--no-exec --no-cache-dir --no-cookies --no-batch-file --no-color --no-progress --no-warnings',
  '--no-playlist --playlist-items 1 --match-filters !is_live --format b*',
  '--downloader native --hls-prefer-native --fixup never --no-mtime --no-part --no-continue',
  '--abort-on-unavailable-fragments --fragment-retries 5 --retries 3 --socket-timeout 20',
].flatMap((line) => line.split(' '));

const optionsFor = ({ directory, egress }: YtDlp) => [
  ...OPTIONS,
  '--ffmpeg-location',
  join(directory, 'none'),
  '--proxy',
  egress.url,
];

/**
 * Runs yt-dlp until it is done, and returns what it printed. Fails with `unreadable_media`, in words for a person, when
 * it finds no video; rejects with the signal's reason when that aborts.
 */
export const runYtDlp = (yt: YtDlp, args: readonly string[], limits: Limits): Promise<string> =>
  run(yt, [...optionsFor(yt), ...args], limits);

/** Fails with `unreadable_media` where there is no yt-dlp, or one that is not safe. */
export async function requireYtDlp(yt: YtDlp): Promise<void> {
  const limits = { timeoutMinutes: 1, fileBytes: 2 ** 20 };
  const version = (await run(yt, ['--version'], limits)).trim();
  if (version < OLDEST) throw new Failure('unreadable_media', `${CANNOT} Its yt-dlp is too old.`);
}

const CANNOT = 'This address is a page, not a media file, and this node cannot search pages.';

async function run(yt: YtDlp, args: readonly string[], limits: Limits): Promise<string> {
  const { directory, egress, signal } = yt;
  const { output, complaint, code } = await runProgram(yt.program, {
    args: ['--ignore-config', ...args],
    directory,
    environment: {
      PATH,
      LANG: 'C.UTF-8',
      HOME: directory,
      XDG_CONFIG_HOME: directory,
      TMPDIR: directory,
    },
    place: {
      folder: directory,
      reads: [...(await placesOf(yt.program)), process.execPath],
      reaches: Number(new URL(egress.url).port),
    },
    maxOutputBytes: MAX_OUTPUT_BYTES,
    memoryBytes: MEMORY_BYTES,
    cpuSeconds: limits.timeoutMinutes * 60,
    niceness: 10,
    signal,
    ...limits,
  });
  if (code === 0) return output;
  if (code === NO_SUCH_PROGRAM) throw new Failure('unreadable_media', CANNOT);
  throw new Failure('unreadable_media', wordsOf(complaint));
}

/** A program, with the rest of its Python environment if it is in one, or what it is built with if that lies beside it. */
async function placesOf(program: string): Promise<string[]> {
  if (!isAbsolute(program)) return []; // one of the system's
  const file = await realpath(program).catch(() => program);
  const environment = dirname(dirname(file));
  const isInOne = await access(join(environment, 'pyvenv.cfg')).then(
    () => true,
    () => false,
  );
  return [file, isInOne ? environment : join(dirname(file), '_internal')];
}

const MAX_WORDS = 300;

/** The last error it told of, without what only a terminal reads. */
function wordsOf(complaint: string): string {
  const errors = complaint.split('\n').filter((line) => line.startsWith('ERROR: '));
  const last =
    errors.at(-1)?.slice('ERROR: '.length) ?? 'It found no video here, or took too long.';
  const plain = last.split('; please report this issue')[0]!.replaceAll(/\p{Cc}/gu, '');
  return `yt-dlp: ${plain.slice(0, MAX_WORDS)}`;
}
