import * as z from 'zod';

/** ffprobe writes most numbers as text, and leaves out what it does not know. */
const number = z.coerce.number().finite().nonnegative().catch(0);
const flag = z.coerce.number().transform((value) => value !== 0);

/** `30000/1001`; `0/0` where there is no rate. */
const rate = z
  .string()
  .transform((text) => {
    const [frames = 0, seconds = 0] = text.split('/').map(Number);
    return seconds > 0 ? frames / seconds : 0;
  })
  .catch(0);

const Stream = z.object({
  index: z.int(),
  codec_type: z.string().catch('unknown'),
  codec_name: z.string().catch('unknown'),
  profile: z.string().catch(''),
  pix_fmt: z.string().catch(''),
  field_order: z.string().catch(''),
  color_transfer: z.string().catch(''),
  width: number,
  height: number,
  sample_aspect_ratio: z.string().catch(''),
  r_frame_rate: rate,
  avg_frame_rate: rate,
  channels: number,
  sample_rate: number,
  bit_rate: number,
  duration: number,
  disposition: z.record(z.string(), flag).catch({}),
  tags: z.record(z.string(), z.string()).catch({}),
  side_data_list: z.array(z.object({ rotation: z.coerce.number().optional() })).catch([]),
});

/** What of ffprobe's answer is read here. */
export const ProbeJson = z.object({
  streams: z.array(Stream).catch([]),
  format: z.object({ format_name: z.string(), duration: number, bit_rate: number }),
});

export type ProbedStream = z.output<typeof Stream>;
