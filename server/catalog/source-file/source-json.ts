import type { Origin } from '../actor-json.ts';
import { sourceUrl } from '../source-json.ts';
import type { AudioTrack, SourceFacts, VideoTrack } from '../source.ts';

type Video = {
  uuid: string;
  sourceKey: string | null;
  sourceBytes: number;
  sourceFilename: string | null;
  sourceFacts: SourceFacts | null;
  inputFileUpdatedAt: Date | null;
  createdAt: Date;
};

/** What a video was made of (contract § VideoSource). Undefined for a video that was never uploaded here. */
export function sourceJson(node: Origin, video: Video) {
  const { uuid, sourceKey, sourceFacts: facts } = video;
  if (facts === null) return undefined;
  const { width = 0, height = 0, framesPerSecond = 0 } = facts.video ?? {};
  const resolution = Math.min(width, height);
  return {
    inputFilename: video.sourceFilename ?? '',
    fileDownloadUrl: sourceKey === null ? null : sourceUrl(node, { uuid, sourceKey }),
    resolution: { id: resolution, label: resolution === 0 ? 'Audio only' : `${resolution}p` },
    size: video.sourceBytes,
    width,
    height,
    fps: Math.round(framesPerSecond),
    metadata: sourceMetadata(facts, video.sourceBytes),
    createdAt: video.inputFileUpdatedAt ?? video.createdAt,
  };
}

/** The facts under the names ffprobe gives them: clients show them as they come. */
export function sourceMetadata(facts: SourceFacts, sizeBytes: number) {
  const streams = [
    ...(facts.video ? [videoStream(facts.video)] : []),
    ...(facts.audio ? [audioStream(facts.audio)] : []),
  ];
  return {
    format: {
      format_name: facts.formatName,
      duration: facts.durationSeconds,
      bit_rate: facts.bitsPerSecond,
      size: sizeBytes,
      nb_streams: streams.length,
    },
    streams,
    chapters: [],
  };
}

const videoStream = (track: VideoTrack) => ({
  index: track.index,
  codec_type: 'video',
  codec_name: track.codec,
  profile: track.profile,
  pix_fmt: track.pixelFormat,
  width: track.width,
  height: track.height,
  bit_rate: track.bitsPerSecond,
  avg_frame_rate: `${Math.round(track.framesPerSecond * 1000)}/1000`,
});

const audioStream = (track: AudioTrack) => ({
  index: track.index,
  codec_type: 'audio',
  codec_name: track.codec,
  profile: track.profile,
  channels: track.channels,
  sample_rate: track.sampleRateHz,
  bit_rate: track.bitsPerSecond,
});
