import { options } from '../../platform/ffmpeg/args.ts';
import type { Encoder } from './encoder.ts';

/** What a rung asks of any encoder. */
export type Rate = { bitsPerSecond: number; maxKeyframeFrames: number };

const DRI_NODE = '/dev/dri/renderD128';

/** What goes before the input: the device that pictures are sent to. */
export function deviceArgs({ family }: Encoder): string[] {
  if (family === 'vaapi') return ['-vaapi_device', DRI_NODE];
  if (family === 'qsv') return ['-init_hw_device', 'qsv=hw', '-filter_hw_device', 'hw'];
  return [];
}

/** The last filters of a rung: how a picture gets to the encoder. */
export function uploadFilters({ family }: Encoder): string[] {
  if (family === 'vaapi') return ['format=nv12', 'hwupload'];
  if (family === 'qsv') return ['format=nv12', 'hwupload=extra_hw_frames=64'];
  return family === 'v4l2m2m' || family === 'amf' ? ['format=nv12'] : [];
}

/** What all rungs of an encoder share. Keyframes come where they are asked for, and nowhere else. */
export function sharedArgs({ name, family }: Encoder): string[] {
  const codec = { 'c:v': name };
  switch (family) {
    case 'nvenc':
      return options({ ...codec, preset: 'p4', rc: 'vbr', 'forced-idr': 1, 'no-scenecut': 1 });
    case 'qsv':
      return options({ ...codec, preset: 'faster', forced_idr: 1, adaptive_i: 0 });
    case 'vaapi':
      return options({ ...codec, rc_mode: 'VBR' });
    case 'amf':
      return options({ ...codec, quality: 'balanced', rc: 'vbr_peak' });
    case 'videotoolbox':
      return options({ ...codec, allow_sw: 0 });
    case 'v4l2m2m':
      return options(codec);
    case 'software':
      return options({ ...codec, ...SOFTWARE[name] });
  }
}

/**
 * Constant quality, alike to the eye; x264 as in contract § Transcoding, but with its own 3 B-frames in a row at most instead
 * of 16: the choice among more takes up to a third of the processor time, and hardly saves bits.
 */
const SOFTWARE: Record<string, Record<string, string | number>> = {
  libx264: { preset: 'veryfast', b_strategy: 1, sc_threshold: 0 },
  libx265: {
    preset: 'veryfast',
    crf: 28,
    'forced-idr': 1,
    'x265-params': 'scenecut=0:open-gop=0:log-level=error',
  },
  libsvtav1: { preset: 10, crf: 38, 'svtav1-params': 'enable-force-key-frames=1' },
  'libaom-av1': { usage: 'realtime', 'cpu-used': 8, 'row-mt': 1, crf: 38, 'b:v': 0 },
};

/**
 * What one rung asks for. Software chooses its own average below the most a rung may use; cards need to be told one, and
 * spend it.
 */
export function rateArgs({ family }: Encoder, stream: number, rate: Rate): string[] {
  const { bitsPerSecond, maxKeyframeFrames } = rate;
  const average = { [`b:v:${stream}`]: Math.round(bitsPerSecond * AVERAGE_SHARE) };
  return options({
    ...(family === 'software' ? {} : average),
    [`maxrate:v:${stream}`]: bitsPerSecond,
    [`bufsize:v:${stream}`]: 2 * bitsPerSecond,
    [`g:v:${stream}`]: maxKeyframeFrames,
  });
}

const AVERAGE_SHARE = 0.7;
