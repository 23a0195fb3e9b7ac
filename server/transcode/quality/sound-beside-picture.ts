import * as z from 'zod';

const FRAME_SAMPLES = 1024; // of AAC, as all renditions have it

const Stream = z.object({
  codec_type: z.string(),
  start_time: z.coerce.number().default(0),
  sample_rate: z.coerce.number().optional(),
  nb_read_packets: z.coerce.number().default(0),
});
const Probed = z.object({ streams: z.array(Stream) });

/**
 * How sound and picture of a rendition lie beside each other: seconds by which the sound begins later, and by which it is
 * longer. From its counted packets, since fragmented files do not tell how long they are. Null without both.
 */
export function soundBesidePicture(probed: unknown, framesPerSecond: number) {
  const { streams } = Probed.parse(probed);
  const picture = streams.find(({ codec_type }) => codec_type === 'video');
  const sound = streams.find(({ codec_type }) => codec_type === 'audio');
  if (!picture || !sound?.sample_rate)
    return { soundStartsAfterSeconds: null, soundOutlastsSeconds: null };
  const soundSeconds = (sound.nb_read_packets * FRAME_SAMPLES) / sound.sample_rate;
  return {
    soundStartsAfterSeconds: round(sound.start_time - picture.start_time),
    soundOutlastsSeconds: round(soundSeconds - picture.nb_read_packets / framesPerSecond),
  };
}

const round = (seconds: number) => Number(seconds.toFixed(3));
