import type { AudioTrack, VideoTrack } from '../../catalog/index.ts';
import { mostBitsPerSecond } from './bitrate.ts';
import { rungOfOwnSize } from './ladder.ts';

const PROFILES = ['Constrained Baseline', 'Baseline', 'Main', 'High'];
const PIXEL_FORMATS = ['yuv420p', 'yuvj420p'];
const MAX_LONGER_SIDE = 4096;
const MAX_FRAMES_PER_SECOND = 60.5;
const OVER_USUAL = 2; // a source may use twice a generous rate: seen at once now is worth more than small
const MAX_SOUND_BITS_PER_SECOND = 272_000;

/** Whether browsers and telephones play the picture as it is, so that it need not be encoded again. */
export function isPictureWebReady(video: VideoTrack): boolean {
  const isDecodable =
    video.codec === 'h264' &&
    PROFILES.includes(video.profile) &&
    PIXEL_FORMATS.includes(video.pixelFormat) &&
    Math.max(video.width, video.height) <= MAX_LONGER_SIDE;
  const isSteady =
    !video.isInterlaced &&
    video.dynamicRange === undefined &&
    video.rotationDegrees === 0 &&
    video.isConstantRate &&
    video.framesPerSecond <= MAX_FRAMES_PER_SECOND;
  const isSane = video.bitsPerSecond <= OVER_USUAL * mostBitsPerSecond(rungOfOwnSize(video));
  return isDecodable && isSteady && isSane;
}

export const isSoundWebReady = (audio: AudioTrack): boolean =>
  audio.codec === 'aac' &&
  audio.profile === 'LC' &&
  audio.channels <= 2 &&
  audio.sampleRateHz >= 22_050 &&
  audio.sampleRateHz <= 48_000 &&
  audio.bitsPerSecond <= MAX_SOUND_BITS_PER_SECOND;
