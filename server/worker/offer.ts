import * as z from 'zod';

const Rendition = z.object({
  input: z.object({ videoFileUrl: z.url(), separatedAudioFileUrl: z.array(z.url()).default([]) }),
  output: z.object({
    resolution: z.int().min(0).max(8192), // the shorter side in pixels; 0 is sound alone
    fps: z.number().min(0).max(240).default(0),
    separatedAudio: z.boolean().default(false), // the picture is wanted without its sound
  }),
});

/** A job as an origin offers it (contract § Runner Jobs); of others than renditions nothing is known here. */
const Offer = z.object({ uuid: z.uuid(), type: z.string(), payload: z.unknown() });
export const Offers = z.object({ availableJobs: z.array(Offer).max(100) });

/** A rendition to make: one fragmented MP4 with its playlist. */
export const RenditionJob = z.object({ uuid: z.uuid(), payload: Rendition });
export type RenditionJob = z.output<typeof RenditionJob>;

export const TYPE = 'vod-hls-transcoding';

/** The job of an offer, if this worker can do it: of one file, picture and sound together. */
export function renditionOf(offer: z.output<typeof Offer>): RenditionJob | undefined {
  const { data } = offer.type === TYPE ? RenditionJob.safeParse(offer) : { data: undefined };
  return data?.payload.input.separatedAudioFileUrl.length === 0 ? data : undefined;
}
