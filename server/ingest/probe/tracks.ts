import type { AudioTrack, SpokenTrack, TextTrack, VideoTrack } from '../../catalog/index.ts';
import { languageOf } from './language-of.ts';
import type { ProbedStream } from './probe-json.ts';

/** Steadier than this the rate counts as constant: the gaps between frames of a real one still vary by a tick. */
const RATE_TOLERANCE = 0.005;
const MAX_FRAMES_PER_SECOND = 240;
/** Tracks for some viewers only: described, spoken over, simplified. */
const SPECIAL = ['visual_impaired', 'hearing_impaired', 'comment', 'karaoke', 'dependent'];
/** Pictures beside the media: covers, chapter thumbnails. */
const PICTURES = ['attached_pic', 'timed_thumbnails', 'still_image'];

/** The picture a player would show, if there is one. */
export function chooseVideo(streams: ProbedStream[]): VideoTrack | undefined {
  const moving = streams.filter(
    (stream) =>
      isKnown(stream, 'video') &&
      stream.width > 0 &&
      !PICTURES.some((flag) => stream.disposition[flag]),
  );
  const stream = choose(moving);
  return stream && toVideoTrack(stream);
}

/** The sound a player would play, if there is one: of forty tracks, the default one, else the first. */
export function chooseAudio(streams: ProbedStream[]): AudioTrack | undefined {
  const stream = choose(streams.filter((each) => isKnown(each, 'audio') && each.channels > 0));
  if (!stream) return undefined;
  return toAudioTrack(stream);
}

function toAudioTrack(stream: ProbedStream): AudioTrack {
  const { index, codec_name: codec, profile, channels, sample_rate: sampleRateHz } = stream;
  const language = languageOf(stream);
  const track = { index, codec, profile, channels, sampleRateHz };
  return { ...track, bitsPerSecond: bitsPerSecondOf(stream), ...(language && { language }) };
}

const MAX_OTHERS = 8;

/** What is spoken in other languages than the chosen track's: the first track of each, eight at most. */
export function otherAudioOf(streams: ProbedStream[], chosen: AudioTrack): SpokenTrack[] {
  if (!chosen.language) return [];
  const tracks = streams
    .filter((each) => isKnown(each, 'audio') && each.channels > 0 && !isSpecial(each))
    .map(toAudioTrack)
    .filter((track): track is SpokenTrack => track.language !== undefined);
  return oneALanguage(tracks, [chosen.language]);
}

const TEXTS = ['subrip', 'ass', 'ssa', 'mov_text', 'webvtt', 'text'];

/** Words that are text, not pictures: the first track of each language, the default one before others, special ones last. */
export const subtitlesOf = (streams: ProbedStream[]): TextTrack[] =>
  oneALanguage(
    streams
      .filter(
        ({ codec_type, codec_name }) => codec_type === 'subtitle' && TEXTS.includes(codec_name),
      )
      .toSorted((a, b) => rank(a) - rank(b))
      .flatMap((stream) => {
        const language = languageOf(stream);
        return language ? [{ index: stream.index, codec: stream.codec_name, language }] : [];
      }),
  );

/** The picture of a sound, if its file has one. */
export const coverOf = (streams: ProbedStream[]): number | undefined =>
  streams.find(({ disposition }) => disposition['attached_pic'])?.index;

function oneALanguage<T extends { language: string }>(tracks: T[], known: string[] = []): T[] {
  const firsts = new Map<string, T>();
  for (const track of tracks) {
    if (!known.includes(track.language) && !firsts.has(track.language))
      firsts.set(track.language, track);
  }
  return [...firsts.values()].slice(0, MAX_OTHERS);
}

const isSpecial = ({ disposition }: Pick<ProbedStream, 'disposition'>) =>
  SPECIAL.some((flag) => disposition[flag]);

const isKnown = (stream: ProbedStream, type: string) =>
  stream.codec_type === type && stream.codec_name !== 'unknown' && stream.codec_name !== 'none';

const choose = (streams: ProbedStream[]): ProbedStream | undefined =>
  streams.toSorted((a, b) => rank(a) - rank(b) || a.index - b.index)[0];

const rank = ({ disposition }: ProbedStream) =>
  (disposition['default'] ? 0 : 1) + (isSpecial({ disposition }) ? 2 : 0);

function toVideoTrack(stream: ProbedStream): VideoTrack {
  const rotationDegrees = rotationOf(stream);
  const shown = { width: Math.round(stream.width * pixelAspectOf(stream)), height: stream.height };
  const isTurned = rotationDegrees === 90 || rotationDegrees === 270;
  return {
    index: stream.index,
    codec: stream.codec_name,
    profile: stream.profile,
    pixelFormat: stream.pix_fmt,
    width: isTurned ? shown.height : shown.width,
    height: isTurned ? shown.width : shown.height,
    rotationDegrees,
    framesPerSecond: framesPerSecondOf(stream),
    isConstantRate: isConstantRate(stream),
    bitsPerSecond: bitsPerSecondOf(stream),
    ...specialsOf(stream),
  };
}

/** What asks for more than scaling. Left out where there is nothing of the kind. */
function specialsOf(stream: ProbedStream): Partial<VideoTrack> {
  const dynamicRange = DYNAMIC_RANGES[stream.color_transfer];
  return {
    ...(INTERLACED.includes(stream.field_order) && { isInterlaced: true }),
    ...(dynamicRange && { dynamicRange }),
    ...(ALPHA.test(stream.pix_fmt) && { hasAlpha: true }),
  };
}

const INTERLACED = ['tt', 'bb', 'tb', 'bt'];
const ALPHA = /^(yuva|gbrap|rgba|bgra|argb|abgr|ya\d|pal8)/;
const DYNAMIC_RANGES: Readonly<Record<string, NonNullable<VideoTrack['dynamicRange']>>> = {
  smpte2084: 'pq',
  'arib-std-b67': 'hlg',
};

/** How far to turn the picture clockwise to show it upright. ffprobe counts the other way round. */
function rotationOf({ side_data_list, tags }: ProbedStream): VideoTrack['rotationDegrees'] {
  const matrix = side_data_list.find(({ rotation }) => rotation !== undefined)?.rotation;
  const clockwise = matrix === undefined ? Number(tags['rotate'] ?? 0) : -matrix;
  const quarters = Math.round(clockwise / 90) % 4;
  return (((quarters + 4) % 4) * 90 || 0) as VideoTrack['rotationDegrees'];
}

/** Width of one pixel by its height: not 1 in DVDs and old cameras. */
function pixelAspectOf({ sample_aspect_ratio }: ProbedStream) {
  const [width = 0, height = 0] = sample_aspect_ratio.split(':').map(Number);
  const aspect = width / height;
  return aspect > 0.1 && aspect < 10 ? aspect : 1;
}

const framesPerSecondOf = ({ avg_frame_rate: average, r_frame_rate: base }: ProbedStream) =>
  [average, base].find((rate) => rate > 0 && rate <= MAX_FRAMES_PER_SECOND) ?? 25;

const isConstantRate = ({ avg_frame_rate: average, r_frame_rate: base }: ProbedStream) =>
  base > 0 && Math.abs(average - base) / base <= RATE_TOLERANCE;

const bitsPerSecondOf = ({ bit_rate, tags }: ProbedStream) => bit_rate || Number(tags['BPS']) || 0;
