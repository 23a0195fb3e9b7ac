import type { AudioTrack, SourceFacts } from '../../catalog/index.ts';
import { options } from '../../platform/ffmpeg/args.ts';
import { type Rate, rateArgs, sharedArgs } from '../encoders/encoder-args.ts';
import type { Encoder } from '../encoders/encoder.ts';
import type { Rung } from '../plan/ladder.ts';
import { hlsOutputs, type Output, type Packaging } from './hls-outputs.ts';
import type { Keyframes } from './keyframes.ts';
import { pictureGraph } from './picture-graph.ts';
import { keyframesIn, type Stretch } from './stretch.ts';
import type { ToneMapping } from './tone-map.ts';

/** Renditions to be made in one run of ffmpeg, which reads and decodes the source once. */
export type Pass = {
  setUuid: string;
  facts: SourceFacts;
  rungs: Rung[]; // best first, sound alone last
  copiesPicture: boolean;
  copiesSound: boolean;
  stillSeconds: number; // for which the last picture stays, so that the sound can be heard to its end
  keyframes: Keyframes;
  toneMapping: ToneMapping;
  encoder: Encoder;
  /** Which part of the source; unless told, all of it. */
  stretch?: Stretch | undefined;
  /** When encoding ends at the latest, whatever times are in the source. */
  lastSeconds?: number | undefined;
  /** Since when the sound is wanted, where an earlier pass has made what is before. */
  soundFromSeconds?: number | undefined;
  packaging?: Packaging;
};

/** Pictures of a part of a source: all its rungs as streams of one file. */
export type ChunkPass = Pick<
  Pass,
  'facts' | 'rungs' | 'keyframes' | 'toneMapping' | 'encoder' | 'lastSeconds'
> & {
  stretch: Stretch;
};

/** What follows the input when a part is encoded. NUT keeps times as they are. */
export const chunkArgs = ({ stretch, ...pass }: ChunkPass, file: string): string[] => [
  ...encodedPictures(
    { ...pass, keyframes: keyframesIn(pass.keyframes, stretch), stillSeconds: 0, stretch },
    pass.rungs,
  ),
  ...options({ map_metadata: -1, map_chapters: -1, flags: '+global_header', f: 'nut' }),
  file,
];

/** What follows the input: the whole of it, down to the names of the files. */
export function passArgs(pass: Pass): string[] {
  const pictures = pass.rungs.filter(({ height }) => height > 0);
  const { audio } = pass.facts;
  const keyframes = pass.stretch ? keyframesIn(pass.keyframes, pass.stretch) : pass.keyframes;
  return [
    ...(pass.copiesPicture
      ? copiedPicture(pass)
      : encodedPictures({ ...pass, keyframes }, pictures)),
    ...sampleEntry(pass.encoder),
    ...(audio ? soundArgs(audio, pass) : []),
    ...hlsOutputs(pass.setUuid, outputsOf(pass.rungs, audio !== undefined), pass.packaging),
  ];
}

/** Which streams make up each rendition: its picture, and the sound that all share. */
export const outputsOf = (rungs: readonly Rung[], hasAudio: boolean): Output[] =>
  rungs.map(({ height }, n) => ({
    height,
    streams: height === 0 ? 'a' : `v:${n}${hasAudio ? ',a' : ''}`,
  }));

const copiedPicture = ({ facts }: Pass) => ['-map', `0:${facts.video?.index}`, '-c:v', 'copy'];

/** Apple's players take HEVC only where its parameters are in the init segment, and it says so. */
const sampleEntry = ({ codec }: Encoder) => (codec === 'hevc' ? ['-tag:v', 'hvc1'] : []);

type Pictures = Pick<
  Pass,
  'facts' | 'keyframes' | 'stillSeconds' | 'toneMapping' | 'encoder' | 'stretch' | 'lastSeconds'
>;

function encodedPictures(
  { facts, keyframes, ...graph }: Pictures,
  pictures: readonly Rung[],
): string[] {
  if (!facts.video || pictures.length === 0) return [];
  return [
    '-filter_complex',
    pictureGraph(facts.video, pictures, graph),
    ...pictures.flatMap((_, n) => ['-map', `[v${n}]`]),
    ...sharedArgs(graph.encoder), // no keyframes but the forced ones, so that all rungs have them at the same times
    ...options({ force_key_frames: keyframes.force }),
    ...pictures.flatMap((rung, n) => rateArgs(graph.encoder, n, rateOf(rung, keyframes))),
  ];
}

const rateOf = ({ bitsPerSecond, framesPerSecond }: Rung, { maxSeconds }: Keyframes): Rate => ({
  bitsPerSecond,
  maxKeyframeFrames: Math.ceil(framesPerSecond * maxSeconds),
});

const SOUND_HZ = 48_000;
const SAMPLES_EACH = 1024; // of an AAC packet
const SETTLING_PACKETS = 8; // until an encoder that starts anew makes what it would have made anyway

type Sound = Pick<Pass, 'copiesSound' | 'soundFromSeconds' | 'lastSeconds'>;

/**
 * AAC stereo; gaps in the source are filled with silence, so that it stays with the picture. What goes on from an earlier
 * pass begins with the very packet that pass would have made next.
 */
export function soundArgs(
  { index, sampleRateHz }: AudioTrack,
  { copiesSound, soundFromSeconds, lastSeconds }: Sound,
): string[] {
  const map = ['-map', `0:${index}`];
  const dropped = (hertz: number) =>
    soundFromSeconds === undefined ? [] : [dropBefore(soundFromSeconds - SAMPLES_EACH / hertz / 2)];
  if (copiesSound) {
    const filters = ['aac_adtstoasc', ...dropped(sampleRateHz)]; // broadcasts have headers where files have none
    return [...map, ...options({ 'c:a': 'copy', 'bsf:a': filters.join(',') })];
  }
  const [drop] = dropped(SOUND_HZ);
  const encoding = { 'c:a': 'aac', 'b:a': '128k', ac: 2, ar: SOUND_HZ };
  const end = lastSeconds === undefined ? '' : `,atrim=end=${lastSeconds}`;
  const af = `aresample=async=1:first_pts=${firstSample(soundFromSeconds)}${end}`;
  return [...map, ...options({ ...encoding, af, ...(drop && { 'bsf:a': drop }) })];
}

const dropBefore = (seconds: number) => `noise=drop=lt(pts*tb\\,${seconds.toFixed(6)})`;

/** The start of a packet, some packets before the one that is wanted first. */
function firstSample(fromSeconds = 0): number {
  const wanted = Math.round((fromSeconds * SOUND_HZ) / SAMPLES_EACH);
  return SAMPLES_EACH * Math.max(0, wanted - SETTLING_PACKETS);
}
