import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

import { clip, picture, sound } from '../support/clips.ts';

const PICTURE = picture({ seconds: 1, size: '96x54' });
const SOUND = sound(1);
const H264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac';

/** What people upload, one of each kind: the ending of the file, and what ffmpeg makes it of. */
const KINDS: [extension: string, args: string][] = [
  ['mp4', `${PICTURE} ${SOUND} ${H264}`],
  ['mp4', `${PICTURE} ${SOUND} ${H264} -movflags +faststart`],
  ['mp4', `${PICTURE} ${SOUND} ${H264} -movflags +frag_keyframe+empty_moov`],
  ['mp4', `${PICTURE} -c:v libx265 -preset ultrafast -x265-params log-level=none`],
  ['mov', `${PICTURE} ${SOUND} -c:v prores -c:a pcm_s16le`],
  ['mkv', `${PICTURE} ${SOUND} ${H264}`],
  ['webm', `${PICTURE} ${SOUND} -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus`],
  ['webm', `${PICTURE} ${SOUND} -c:v libvpx -deadline realtime -c:a libvorbis`],
  ['ts', `${PICTURE} ${SOUND} -c:v mpeg2video -c:a mp2`],
  ['avi', `${PICTURE} ${SOUND} -c:v mpeg4 -c:a libmp3lame`],
  ['avi', `${PICTURE} ${SOUND} -c:v mjpeg -c:a pcm_s16le`],
  ['flv', `${PICTURE} ${SOUND} ${H264} -ar 44100`],
  ['ogv', `${PICTURE} ${SOUND} -c:v libtheora -c:a libvorbis`],
  ['wmv', `${PICTURE} ${SOUND} -c:v wmv2 -c:a wmav2`],
  ['gif', '-f lavfi -i testsrc2=d=1:s=80x46:r=5'],
  ['mp3', `${SOUND} -c:a libmp3lame`],
  ['flac', SOUND],
];

const RATIOS = [0.00002, 0.0005, 0.01]; // of all bits, the part that is turned over
const SEEDS = 40;

/** As many files there are: each kind with each seed, lightly damaged, clearly, and badly. */
export const MUTATED = KINDS.length * RATIOS.length * SEEDS;

/** The file of a number below `MUTATED`. Needs `zzuf`. */
export async function mutatedMedia(number: number): Promise<File> {
  const [extension, args] = KINDS[number % KINDS.length]!;
  const round = Math.floor(number / KINDS.length);
  const ratio = RATIOS[round % RATIOS.length]!;
  const seed = Math.floor(round / RATIOS.length);
  const source = await clip(extension, args);
  const zzuf = spawn('zzuf', ['-s', String(seed), '-r', String(ratio)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [bytes] = await Promise.all([
    buffer(zzuf.stdout),
    pipeline(createReadStream(source), zzuf.stdin),
  ]);
  return new File([bytes], `mutated-${number}.${extension}`);
}
