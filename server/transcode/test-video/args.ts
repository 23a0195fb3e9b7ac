/** What a test video shows and how it is made. */
export type TestVideo = {
  seconds: number;
  width: number;
  height: number;
  framesPerSecond: number;
  pattern: (typeof PATTERNS)[number];
  /** Grain, from 0 to 100: what is hard to encode. */
  noise: number;
  preset: Preset;
  /** Whether the words in `WORDS_FILE` are spoken. */
  speaks: boolean;
};

export const PATTERNS = ['bars', 'motion'] as const;

/** `plain`, or what is wrong with it. */
export const PRESETS = [
  'plain',
  'silent',
  'late-sound',
  'unsteady',
  'half-pictures',
  'rare-keyframes',
  'cut-short',
  'damaged',
] as const;
export type Preset = (typeof PRESETS)[number];

/** In the directory the command runs in: words in a filter would have to be escaped. */
export const WORDS_FILE = 'words.txt';

const MAX_BYTES = 500 * 2 ** 20;
const MARK_SECONDS = 0.08; // of every second: a flash and a beep at once
const LATE_SECONDS = 0.5;

/** All words of the ffmpeg command that makes it, but for its name: the last one is the file. */
export function testVideoArgs(video: TestVideo, file: string): string[] {
  const { seconds, preset } = video;
  const late = preset === 'late-sound' ? ['-itsoffset', String(LATE_SECONDS)] : [];
  const sound = preset === 'silent' ? [] : [...late, '-f', 'lavfi', '-i', soundOf(video)];
  return [
    ...'-v error -nostdin -y -f lavfi -i'.split(' '),
    pictureOf(video),
    ...sound,
    ...'-c:v libx264 -preset veryfast -pix_fmt yuv420p'.split(' '),
    ...encodingOf(video),
    '-c:a',
    'aac',
    '-t',
    String(seconds),
    '-fs',
    String(MAX_BYTES),
    file,
  ];
}

/** A filter graph: a beep every second, and the words. */
export function soundOf({ seconds, speaks }: Pick<TestVideo, 'seconds' | 'speaks'>): string {
  const beep = `aevalsrc=0.4*sin(2*PI*1000*t)*lt(mod(t\\,1)\\,${MARK_SECONDS}):s=48000:d=${seconds}`;
  if (!speaks) return beep;
  const speech = `flite=textfile=${WORDS_FILE}:voice=slt,aresample=48000`;
  return `${beep}[beep];${speech}[speech];[beep][speech]amix=duration=first:normalize=0`;
}

/** A filter graph: a clock over a pattern, and a flash with every beep. */
export function pictureOf(video: Omit<TestVideo, 'speaks'>): string {
  const { seconds, width, height, framesPerSecond, pattern, noise, preset } = video;
  const source = pattern === 'bars' ? 'smptehdbars' : 'testsrc2';
  const size = `s=${width}x${height}:d=${seconds}`;
  const rate = preset === 'half-pictures' ? framesPerSecond * 2 : framesPerSecond;
  const side = Math.round(height / 6);
  return [
    `${source}=${size}:r=${rate}`,
    ...(noise > 0 ? [`noise=alls=${noise}:allf=t`] : []),
    `drawtext=text='%{pts\\:hms}':fontsize=${Math.round(height / 10)}:fontcolor=white:box=1:boxcolor=black:x=(w-tw)/2:y=h-2*th`,
    `drawbox=w=${side}:h=${side}:color=white:t=fill:enable='lt(mod(t\\,1)\\,${MARK_SECONDS})'`,
    ...(preset === 'half-pictures' ? ['tinterlace=interleave_top', 'fieldorder=tff'] : []),
    ...(preset === 'unsteady' ? ["select='not(mod(n\\,3))+gt(mod(n\\,60)\\,30)'"] : []),
  ].join(',');
}

function encodingOf({ preset, framesPerSecond }: TestVideo): string[] {
  if (preset === 'half-pictures') return ['-flags', '+ildct+ilme', '-x264opts', 'tff=1'];
  if (preset === 'unsteady') return ['-fps_mode', 'vfr'];
  if (preset === 'rare-keyframes') return ['-g', '9999', '-sc_threshold', '0'];
  return ['-g', String(2 * framesPerSecond), '-movflags', '+faststart'];
}
