// `node ops/run.mjs ops/test-video/main.ts --help`
import { parseArgs } from 'node:util';

import { PRESETS, type TestVideo } from './args.ts';
import { makeTestVideo } from './make.ts';

const HELP = `Makes a video to test with: a clock, and every second a flash with a beep.

Usage: node ops/run.mjs ops/test-video/main.ts [options] FILE.mp4

  --seconds N    how long (10)           --rate N     frames a second (30)
  --size WxH     how large (1280x720)    --noise N    grain, 0 to 100 (0)
  --pattern P    bars or motion (motion)
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
    preset: text('plain'),
    help: { type: 'boolean', default: false },
  },
});

/** What is asked for. Undefined where it makes no sense. */
function wanted(): TestVideo | undefined {
  const [, width, height] = (/^(\d+)x(\d+)$/.exec(values.size) ?? []).map(Number);
  const [seconds, framesPerSecond, noise] = [values.seconds, values.rate, values.noise].map(Number);
  const { pattern } = values;
  const preset = PRESETS.find((each) => each === values.preset);
  const isKnown = preset && (pattern === 'bars' || pattern === 'motion');
  const isMeasured = width && height && seconds! > 0 && framesPerSecond! > 0 && noise! >= 0;
  if (!isKnown || !isMeasured) return undefined;
  const measures = { width, height, seconds: seconds!, framesPerSecond: framesPerSecond! };
  return { ...measures, pattern, noise: noise!, preset };
}

const video = wanted();
const [file] = positionals;
if (values.help || !video || !file) {
  process.stdout.write(HELP);
  process.exitCode = values.help ? 0 : 1;
} else {
  await makeTestVideo(video, file);
}
