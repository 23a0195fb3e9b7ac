import * as z from 'zod';

/** What runners know to do (contract § RunnerJobType). This node asks for the second and the fifth. */
export const JobType = z.enum([
  'vod-web-video-transcoding',
  'vod-hls-transcoding',
  'vod-audio-merge-transcoding',
  'live-rtmp-hls-transcoding',
  'video-studio-transcoding',
  'video-transcription',
  'generate-video-storyboard',
]);

const Input = z.object({ videoFileUrl: z.url(), separatedAudioFileUrl: z.array(z.url()) });

/** One rendition, as one fragmented MP4 with its playlist. */
const RenditionPayload = z.object({
  input: Input,
  output: z.object({
    resolution: z.int(), // the shorter side in pixels
    fps: z.number(),
    separatedAudio: z.boolean(),
  }),
});

/** A film that is cut, joined with others or marked, in this order. */
const StudioPayload = z.object({
  input: Input,
  tasks: z.array(z.object({ name: z.string(), options: z.record(z.string(), z.unknown()) })),
  output: z.object({}),
});

export const JobPayload = z.union([RenditionPayload, StudioPayload]);
export type JobPayload = z.output<typeof JobPayload>;

/** Blob keys by the name a runner asks with. */
export type TaskFiles = Record<string, string>;
