// `node ops/run.mjs ops/test-video.ts --help`
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { openFfmpeg } from '../server/platform/ffmpeg.ts';
import { PATTERNS, PRESETS } from '../server/transcode/test-video/args.ts';
import { makeTestVideo } from '../server/transcode/test-video/make.ts';

const HELP = `Makes a video to test with: a clock, and every second a flash with a beep.

Usage: node ops/run.mjs ops/test-video.ts [options] FILE.mp4

  --seconds N    how long (10)           --rate N     frames a second (30)
  --size WxH     how large (1280x720)    --noise N    grain, 0 to 100 (0)
  --pattern P    ${PATTERNS.join(' or ')} (motion)
  --words TEXT   spoken besides the beeps
  --preset P     ${PRESETS.join(', ')}
`;

const text = (value: string) => ({ type: 'string', default: value }) as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: text('10'),
    rate: text('30'),
    size: text('1280x720'),
    noise: text('0'),
    pattern: text('motion'),
    words: text(''),
    preset: text('plain'),
    help: { type: 'boolean', default: false },
  },
});

/** What is asked for. Undefined where it makes no sense. */
function wanted() {
  const [, width, height] = (/^(\d+)x(\d+)$/.exec(values.size) ?? []).map(Number);
  const [seconds, framesPerSecond, noise] = [values.seconds, values.rate, values.noise].map(Number);
  const { words } = values;
  const pattern = PATTERNS.find((each) => each === values.pattern);
  const preset = PRESETS.find((each) => each === values.preset);
  const isKnown = preset && pattern;
  const isMeasured = width && height && seconds! > 0 && framesPerSecond! > 0 && noise! >= 0;
  if (!isKnown || !isMeasured) return undefined;
  const measures = { width, height, seconds: seconds!, framesPerSecond: framesPerSecond! };
  return { ...measures, pattern, noise: noise!, preset, words };
}

const video = wanted();
const [file] = positionals;
if (values.help || !video || !file) {
  process.stdout.write(HELP);
  process.exitCode = values.help ? 0 : 1;
} else {
  const directory = await mkdtemp(join(tmpdir(), 'tributary-test-video-'));
  const ffmpeg = openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });
  const { signal } = new AbortController();
  try {
    await cp(await makeTestVideo({ ffmpeg, directory, signal }, video), file);
  } finally {
    await rm(directory, { recursive: true });
  }
}
