import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { pictureOf, soundOf } from '../../server/transcode/test-video/args.ts';

const FOLDER = fileURLToPath(
  new URL('../../node_modules/.cache/tributary-test-clips', import.meta.url),
);
const run = promisify(execFile);

/** A small file made by ffmpeg once and kept: `args` are everything but the name of the file to write. */
export async function clip(extension: string, args: string): Promise<string> {
  const name = createHash('sha256').update(args).digest('hex').slice(0, 16);
  const file = join(FOLDER, `${name}.${extension}`);
  if (await stat(file).catch(() => undefined)) return file;
  await mkdir(FOLDER, { recursive: true });
  const unfinished = join(FOLDER, `${name}.${process.pid}.${extension}`);
  await run('ffmpeg', ['-v', 'error', '-y', ...args.split(' '), unfinished]);
  await rename(unfinished, file);
  return file;
}

type Film = { seconds?: number; size?: string; rate?: number; noise?: number };

/** Inputs of ffmpeg as the generator of test videos draws them: moving pictures with a clock, a flash every second. */
export function picture({ seconds = 2, size = '320x180', rate = 25, noise = 0 }: Film = {}) {
  const [width, height] = size.split('x').map(Number) as [number, number];
  const shown = { seconds, width, height, framesPerSecond: rate, noise };
  return `-f lavfi -i ${pictureOf({ ...shown, pattern: 'motion', preset: 'plain' })}`;
}

/** A beep every second. */
export const sound = (seconds = 2) => `-f lavfi -i ${soundOf({ seconds, speaks: false })}`;

/** Both, in this order. */
export const film = (of: Film = {}) => `${picture(of)} ${sound(of.seconds)}`;

export const PICTURE = picture();
export const SOUND = sound();
const H264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac';

/** Two seconds of web-ready 180p. */
export const webReadyClip = () => clip('mp4', `${PICTURE} ${SOUND} ${H264} -movflags +faststart`);

/** The same, or another MP4, as big as it is told: what is added is a box every reader skips. */
export async function bigClip(sizeBytes: number, mp4?: string): Promise<Buffer<ArrayBuffer>> {
  const media = await readFile(mp4 ?? (await webReadyClip()));
  const file = Buffer.alloc(sizeBytes);
  media.copy(file);
  const box = file.subarray(media.length);
  for (let at = 0; at < box.length; at += 8) box.writeUInt32LE(at, Math.min(at, box.length - 4)); // no byte like its neighbour
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'latin1');
  return file;
}

const MEASURED = '-f lavfi -i testsrc2=d=42:s=640x360';
const MPEG4 = '-c:v mpeg4 -q:v 4'; // no browser plays it: all of it is encoded

/** Pictures that stand for eight seconds, long enough to be measured. */
export const slidesClip = () => clip('mkv', `${MEASURED}:r=1/8 -vf fps=25 ${MPEG4}`);

/** As long, and no two pictures alike. */
export const noisyClip = () => clip('mkv', `${MEASURED}:r=25 -vf noise=alls=60:allf=t ${MPEG4}`);
