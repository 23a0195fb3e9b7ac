import { clip, film, picture, sound } from '../../support/clips.ts';

const SIZE = '426x240';
const H264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 50';
const VP9 = '-c:v libvpx-vp9 -deadline realtime -cpu-used 8';
const MPEG4 = '-c:v mpeg4 -q:v 4';
const TWO_LANGUAGES =
  '-map 0 -map 1 -map 1 -metadata:s:a:0 language=eng -metadata:s:a:1 language=fra';

type Kind = { name: string; extension: string; args: string; seconds: number; heights: number[] };
export type Source = Omit<Kind, 'extension' | 'args'> & { file: string };

const ALL = [240, 144, 0];

const KINDS: Kind[] = [
  {
    name: 'copied, in parts',
    extension: 'mp4',
    args: `${film({ seconds: 10, size: SIZE })} ${H264} -c:a aac -movflags +faststart`,
    seconds: 10,
    heights: ALL,
  },
  {
    name: 'encoded, in parts',
    extension: 'webm',
    args: `${film({ seconds: 10, size: SIZE })} ${VP9} -c:a libopus`,
    seconds: 10,
    heights: ALL,
  },
  {
    name: 'silent, in parts',
    extension: 'mkv',
    args: `${picture({ seconds: 10, size: SIZE })} ${MPEG4}`,
    seconds: 10,
    heights: [240, 144],
  },
  {
    name: 'short, in one piece',
    extension: 'mp4',
    args: `${film({ seconds: 3, size: SIZE })} ${MPEG4} -c:a aac`,
    seconds: 3,
    heights: ALL,
  },
  {
    name: 'two languages',
    extension: 'mkv',
    args: `${film({ seconds: 8, size: SIZE })} ${TWO_LANGUAGES} ${MPEG4} -c:a libmp3lame`,
    seconds: 8,
    heights: ALL,
  },
  {
    name: 'a transport stream',
    extension: 'ts',
    args: `${film({ seconds: 8, size: SIZE })} -c:v mpeg2video -q:v 4 -c:a mp2`,
    seconds: 8,
    heights: ALL,
  },
  {
    name: 'sound alone',
    extension: 'mp3',
    args: `${sound(8)} -c:a libmp3lame`,
    seconds: 8,
    heights: [0],
  },
];

/** The source of a number: the kinds take turns. */
export async function sourceOf(number: number): Promise<Source> {
  const { extension, args, ...kind } = KINDS[number % KINDS.length]!;
  return { ...kind, file: await clip(extension, args) };
}
