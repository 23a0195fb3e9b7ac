import type { SourceFacts } from '../../catalog/index.ts';
import { Failure } from '../../platform/errors.ts';
import { type ProbedStream, ProbeJson } from './probe-json.ts';
import { chooseAudio, chooseVideo, coverOf, otherAudioOf, subtitlesOf } from './tracks.ts';

const MIN_SIDE_PIXELS = 16;
const MAX_PIXELS = 8192 * 4352;
const MAX_DURATION_HOURS = 24;

const unreadable = (why: string) => new Failure('unreadable_media', why);

/**
 * What ffprobe's answer says of a source; its duration is 0 where the file does not tell. Fails with `unreadable_media`,
 * in words for the uploader, when no video can be made of it.
 */
export function readFacts(probed: unknown): SourceFacts {
  const { format, streams } = ProbeJson.parse(probed);
  const video = chooseVideo(streams);
  const audio = chooseAudio(streams);
  if (video) requireUsableSize(video);
  else if (!audio)
    throw unreadable('This file has neither a picture nor a sound that can be read here.');
  if (video) video.bitsPerSecond ||= Math.max(0, format.bit_rate - (audio?.bitsPerSecond ?? 0));
  return {
    formatName: format.format_name,
    durationSeconds: format.duration || Math.max(0, ...streams.map(({ duration }) => duration)),
    bitsPerSecond: format.bit_rate,
    ...(video && { video }),
    ...(audio && { audio }),
    ...othersOf(streams, { video, audio }),
  };
}

/** What is beside the picture and the sound. Left out where there is nothing. */
function othersOf(
  streams: ProbedStream[],
  { video, audio }: { [T in 'video' | 'audio']: SourceFacts[T] | undefined },
): Partial<SourceFacts> {
  const otherAudio = audio ? otherAudioOf(streams, audio) : [];
  const subtitles = subtitlesOf(streams);
  const coverIndex = video ? undefined : coverOf(streams);
  return {
    ...(otherAudio.length > 0 && { otherAudio }),
    ...(subtitles.length > 0 && { subtitles }),
    ...(coverIndex !== undefined && { coverIndex }),
  };
}

/** Fails with `unreadable_media` for a file without length, and for one that claims to last for days. */
export function requireUsableDuration({ durationSeconds }: SourceFacts): void {
  if (durationSeconds <= 0) throw unreadable('This file has no length: there is nothing to play.');
  if (durationSeconds <= MAX_DURATION_HOURS * 3600) return;
  const hours = Math.round(durationSeconds / 3600);
  throw unreadable(
    `This file says it lasts ${hours} hours. Up to ${MAX_DURATION_HOURS} hours can be published as one video.`,
  );
}

function requireUsableSize({ width, height }: { width: number; height: number }) {
  if (Math.min(width, height) < MIN_SIDE_PIXELS) {
    throw unreadable(
      `The picture is ${width} × ${height} pixels. It must be at least ${MIN_SIDE_PIXELS} pixels on each side.`,
    );
  }
  if (width * height > MAX_PIXELS) {
    throw unreadable(`The picture is ${width} × ${height} pixels: that is more than 8K.`);
  }
}
