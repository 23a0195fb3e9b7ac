import type { AudioTrack, SourceFacts } from '../catalog/index.ts';
import { options } from '../platform/ffmpeg-args.ts';
import { toFraction } from './frame-rate.ts';
import { hlsOutputs, type Output } from './hls-outputs.ts';
import type { Keyframes } from './keyframes.ts';
import type { Rung } from './ladder.ts';

/** Renditions to be made in one run of ffmpeg, which reads and decodes the source once. */
export type Pass = {
  setUuid: string;
  facts: SourceFacts;
  rungs: Rung[]; // best first, sound alone last
  copiesPicture: boolean;
  copiesSound: boolean;
  stillSeconds: number; // for which the last picture stays, so that the sound can be heard to its end
  keyframes: Keyframes;
};

/** What follows the input: the whole of it, down to the names of the files. */
export function passArgs(pass: Pass): string[] {
  const pictures = pass.rungs.filter(({ height }) => height > 0);
  const { audio } = pass.facts;
  return [
    ...(pass.copiesPicture ? copiedPicture(pass) : encodedPictures(pass, pictures)),
    ...(audio ? soundArgs(audio, pass.copiesSound) : []),
    ...hlsOutputs(pass.setUuid, outputsOf(pass.rungs, audio !== undefined)),
  ];
}

const outputsOf = (rungs: readonly Rung[], hasAudio: boolean): Output[] =>
  rungs.map(({ height }, n) => ({
    height,
    streams: height === 0 ? 'a' : `v:${n}${hasAudio ? ',a' : ''}`,
  }));

const copiedPicture = ({ facts }: Pass) => ['-map', `0:${facts.video?.index}`, '-c:v', 'copy'];

function encodedPictures(
  { facts, keyframes, stillSeconds }: Pass,
  pictures: readonly Rung[],
): string[] {
  if (!facts.video || pictures.length === 0) return [];
  return [
    '-filter_complex',
    pictureGraph(`0:${facts.video.index}`, pictures, stillSeconds),
    ...pictures.flatMap((_, n) => ['-map', `[v${n}]`]),
    // Contract § Transcoding. No keyframes but the forced ones, so that all rungs have them at the same times.
    ...options({ 'c:v': 'libx264', preset: 'veryfast', b_strategy: 1, bf: 16, sc_threshold: 0 }),
    ...options({ force_key_frames: keyframes.force }),
    ...pictures.flatMap((rung, n) => rateArgs(rung, n, keyframes)),
  ];
}

const rateArgs = ({ bitsPerSecond, framesPerSecond }: Rung, n: number, { maxSeconds }: Keyframes) =>
  options({
    [`maxrate:v:${n}`]: bitsPerSecond,
    [`bufsize:v:${n}`]: 2 * bitsPerSecond,
    [`g:v:${n}`]: Math.ceil(framesPerSecond * maxSeconds),
  });

/** Each size is made from the one above it: scaling all of them from the source costs more and looks no better. */
export function pictureGraph(input: string, rungs: readonly Rung[], stillSeconds = 0): string {
  return rungs
    .map((rung, n) => {
      const above = rungs[n - 1];
      const isSlower = rung.framesPerSecond !== above?.framesPerSecond;
      const filters = [
        ...(above ? [] : ['yadif=deint=interlaced']),
        ...(isSlower ? [`fps=${toFraction(rung.framesPerSecond)}`] : []),
        ...(above || stillSeconds === 0
          ? []
          : [`tpad=stop_mode=clone:stop_duration=${stillSeconds}`]),
        `scale=${rung.width}:${rung.pixelHeight}`,
        'setsar=1',
        ...(above ? [] : ['format=yuv420p']),
      ];
      const from = above ? `n${n - 1}` : input;
      const isLast = n === rungs.length - 1;
      return `[${from}]${filters.join(',')}${isLast ? `[v${n}]` : `,split[v${n}][n${n}]`}`;
    })
    .join(';');
}

/** AAC stereo; gaps in the source are filled with silence, so that it stays with the picture. */
const soundArgs = ({ index }: AudioTrack, copies: boolean): string[] => [
  '-map',
  `0:${index}`,
  ...(copies
    ? options({ 'c:a': 'copy', 'bsf:a': 'aac_adtstoasc' }) // broadcasts have headers where files have none
    : options({
        'c:a': 'aac',
        'b:a': '128k',
        ac: 2,
        ar: 48_000,
        af: 'aresample=async=1:first_pts=0',
      })),
];
