import { type Coded, FURTHER_CODECS, stemOf } from './further/further-rendition.ts';
import { languageName } from './languages.ts';
import {
  fragmentedName,
  type NewRendition,
  playlistName,
  type SegmentHashes,
} from './rendition.ts';
import { spokenFileName, spokenPlaylistName, type SpokenRendition } from './spoken/spoken-track.ts';

type Variant = Pick<
  NewRendition,
  | 'height'
  | 'width'
  | 'pixelHeight'
  | 'framesPerSecond'
  | 'sizeBytes'
  | 'peakBitsPerSecond'
  | 'codecs'
  | 'playlist'
> &
  Coded;

/** Seconds of media a playlist of segments holds. */
export const playlistSeconds = (playlist: string): number =>
  [...playlist.matchAll(/^#EXTINF:([\d.]+)/gm)].reduce(
    (sum, [, seconds]) => sum + Number(seconds),
    0,
  );

const SEGMENT = /^#EXT-X-BYTERANGE:(\d+)@(\d+)$/gm;

/** How many bytes at the beginning of its file the first segment ends after; undefined where no other follows it. */
export function openingBytes(playlist: string): number | undefined {
  const [first, second] = playlist.matchAll(SEGMENT);
  return first && second && Number(first[1]) + Number(first[2]);
}

/**
 * The playlist of a set's renditions, smallest first: some players start with the first one, so those in further codecs come
 * after all in H.264, and the audio alone, which none should start with, is last.
 */
export function masterPlaylist(
  setUuid: string,
  renditions: readonly Variant[],
  sounds: Sounds = { own: undefined, others: [] },
): string {
  const ordered = renditions.toSorted((a, b) => groupOf(a) - groupOf(b) || a.height - b.height);
  const spoken = soundsOf(setUuid, sounds);
  const group = spoken.length > 0 ? ['AUDIO="audio"'] : [];
  const variants = ordered.flatMap((rendition) => [
    `#EXT-X-STREAM-INF:${[...attributesOf(rendition), ...group].join(',')}`,
    playlistName(stemOf(setUuid, rendition.codec), rendition.height),
  ]);
  return ['#EXTM3U', '#EXT-X-VERSION:7', '', ...spoken, ...variants, ''].join('\n');
}

const SOUND_LAST = 1 + FURTHER_CODECS.length;

/** H.264 first, then each further codec, sound last. */
const groupOf = ({ height, codec }: Pick<Variant, 'height' | 'codec'>): number =>
  height === 0 ? SOUND_LAST : codec ? 1 + FURTHER_CODECS.indexOf(codec) : 0;

const media = (language: string | undefined, more: string) =>
  `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="${languageName(language ?? '') ?? 'Original'}",` +
  `${language ? `LANGUAGE="${language}",` : ''}AUTOSELECT=YES,${more}`;

/** The language of a video's own sound, and those it is spoken in besides. */
type Sounds = { own: string | undefined; others: readonly { language: string }[] };

/** How many sounds a master playlist names: with others, the own one too. */
export const namedSounds = (others: number): number => (others === 0 ? 0 : others + 1);

/** The own sound is within the renditions, so it has no address (RFC 8216, 4.3.4.2.1). */
function soundsOf(setUuid: string, { own, others }: Sounds): string[] {
  if (others.length === 0) return [];
  const addressed = others.map(({ language }) =>
    media(language, `DEFAULT=NO,URI="${spokenPlaylistName(setUuid, language)}"`),
  );
  return [media(own, 'DEFAULT=YES'), ...addressed];
}

function attributesOf(rendition: Variant): string[] {
  const { sizeBytes, peakBitsPerSecond, width, pixelHeight, framesPerSecond, codecs } = rendition;
  const seconds = Math.max(1, playlistSeconds(rendition.playlist)); // of a blink, a second's worth
  const averageBitsPerSecond = Math.ceil((sizeBytes * 8) / seconds);
  const bandwidth = Math.max(peakBitsPerSecond, averageBitsPerSecond);
  const picture = [
    `RESOLUTION=${width}x${pixelHeight}`,
    `FRAME-RATE=${Number(framesPerSecond.toFixed(3))}`,
  ];
  return [
    `BANDWIDTH=${bandwidth}`,
    `AVERAGE-BANDWIDTH=${averageBitsPerSecond}`,
    ...(rendition.height === 0 ? [] : picture),
    `CODECS="${codecs}"`,
  ];
}

/** SHA-256 of every byte range of a set, by file: the body of `segments-sha256.json`. */
export const hashesOfSet = (
  setUuid: string,
  renditions: readonly (Pick<NewRendition, 'height' | 'segmentHashes'> & Coded)[],
  spoken: readonly Pick<SpokenRendition, 'language' | 'segmentHashes'>[] = [],
): Record<string, SegmentHashes> =>
  Object.fromEntries([
    ...renditions.map((each) => [
      fragmentedName(stemOf(setUuid, each.codec), each.height),
      each.segmentHashes,
    ]),
    ...spoken.map((each) => [spokenFileName(setUuid, each.language), each.segmentHashes]),
  ]);
