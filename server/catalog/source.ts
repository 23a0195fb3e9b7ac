/** What probing found in a source. Of several tracks, the one a player would choose. */
export type SourceFacts = {
  formatName: string; // as ffprobe names it: 'mov,mp4,m4a,3gp,3g2,mj2'
  durationSeconds: number;
  bitsPerSecond: number;
  video?: VideoTrack;
  audio?: AudioTrack;
  /** What else is heard, one track a language. */
  otherAudio?: SpokenTrack[];
  /** Words to be read, one track a language. */
  subtitles?: TextTrack[];
  /** The stream that holds the picture of a sound: the cover of an album. */
  coverIndex?: number;
};

export type VideoTrack = {
  index: number;
  codec: string;
  profile: string;
  pixelFormat: string;
  width: number; // as shown: rotation is applied
  height: number;
  rotationDegrees: 0 | 90 | 180 | 270;
  framesPerSecond: number;
  isConstantRate: boolean;
  bitsPerSecond: number;
  /** Whether each frame holds two half pictures, one after the other in time. */
  isInterlaced?: boolean;
  /** Brighter and more colourful than other screens show: PQ is HDR10's. */
  dynamicRange?: 'pq' | 'hlg';
  hasAlpha?: boolean;
};

export type AudioTrack = {
  index: number;
  codec: string;
  profile: string;
  channels: number;
  sampleRateHz: number;
  bitsPerSecond: number;
  language?: string;
};

/** A language by its shortest ISO 639 code. */
export type SpokenTrack = AudioTrack & { language: string };
export type TextTrack = { index: number; codec: string; language: string };

/** A stored file that a video is made of. */
export type NewSource = { key: string; sizeBytes: number; filename: string; facts: SourceFacts };

/** What a video's row says of its source. */
export const sourceColumns = ({ key, sizeBytes, filename, facts }: NewSource) => ({
  durationSeconds: Math.max(1, Math.round(facts.durationSeconds)),
  aspectRatio: facts.video ? Number((facts.video.width / facts.video.height).toFixed(4)) : null,
  sourceKey: key,
  sourceBytes: sizeBytes,
  sourceFilename: filename,
  sourceFacts: facts,
});
