import type { AudioTrack, SourceFacts, VideoTrack } from '../../server/catalog/index.ts';

/** A web-ready 720p picture, but for what is said otherwise. */
export const videoTrack = (change: Partial<VideoTrack> = {}): VideoTrack => ({
  index: 0,
  codec: 'h264',
  profile: 'High',
  pixelFormat: 'yuv420p',
  width: 1280,
  height: 720,
  rotationDegrees: 0,
  framesPerSecond: 30,
  isConstantRate: true,
  bitsPerSecond: 2_500_000,
  ...change,
});

export const audioTrack = (change: Partial<AudioTrack> = {}): AudioTrack => ({
  index: 1,
  codec: 'aac',
  profile: 'LC',
  channels: 2,
  sampleRateHz: 48_000,
  bitsPerSecond: 128_000,
  ...change,
});

export const sourceFacts = (tracks: Pick<SourceFacts, 'video' | 'audio'>): SourceFacts => ({
  formatName: 'mov,mp4,m4a,3gp,3g2,mj2',
  durationSeconds: 60,
  bitsPerSecond: 2_700_000,
  ...tracks,
});
