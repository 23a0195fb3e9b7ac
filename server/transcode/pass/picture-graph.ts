import type { VideoTrack } from '../../catalog/index.ts';
import { uploadFilters } from '../encoders/encoder-args.ts';
import type { Encoder } from '../encoders/encoder.ts';
import type { Rung } from '../plan/ladder.ts';
import { toFraction } from './frame-rate.ts';
import { deinterlace, usualPicture } from './source-picture.ts';
import { framesBefore, type Stretch } from './stretch.ts';
import type { ToneMapping } from './tone-map.ts';

export type GraphOptions = {
  stillSeconds: number; // for which the last picture stays
  toneMapping: ToneMapping;
  encoder: Encoder;
  /** The part of the source that is encoded; all of it, unless told. */
  stretch?: Stretch | undefined;
  /** When it ends at the latest. */
  lastSeconds?: number | undefined;
};

/** Each size is made from the one above it: scaling all of them from the source costs more and looks no better. */
export const pictureGraph = (
  video: VideoTrack,
  rungs: readonly Rung[],
  options: GraphOptions,
): string =>
  rungs
    .map((rung, n) => {
      const above = rungs[n - 1];
      const filters = above ? smaller(rung, above, options) : largest(video, rung, options);
      const input = above ? `n${n - 1}` : `0:${video.index}`;
      return `[${input}]${filters.join(',')}${outputs(n, n === rungs.length - 1, options.encoder)}`;
    })
    .join(';');

const largest = (video: VideoTrack, rung: Rung, options: GraphOptions): string[] => [
  deinterlace(video),
  ...atRate(rung, options.stretch),
  ...(options.lastSeconds === undefined ? [] : [`trim=end=${options.lastSeconds}`]),
  ...(options.stillSeconds > 0
    ? [`tpad=stop_mode=clone:stop_duration=${options.stillSeconds}`]
    : []),
  ...atSize(rung),
  ...usualPicture(video, options.toneMapping),
  'format=yuv420p',
];

const smaller = (rung: Rung, above: Rung, { stretch }: GraphOptions): string[] => [
  ...(rung.framesPerSecond === above.framesPerSecond ? [] : atRate(rung, stretch)),
  ...atSize(rung),
];

const atSize = ({ width, pixelHeight }: Rung) => [`scale=${width}:${pixelHeight}`, 'setsar=1'];

/** The frames of a part are those that the whole would have there: no gap and no drift between parts. */
function atRate({ framesPerSecond }: Rung, stretch: Stretch | undefined): string[] {
  const rate = `fps=${toFraction(framesPerSecond)}`;
  if (!stretch) return [rate];
  const first = framesBefore(stretch.startSeconds, framesPerSecond);
  const from = `${rate}:start_time=${(first / framesPerSecond).toFixed(6)}`;
  if (stretch.endSeconds === undefined) return [from];
  return [from, `trim=end_frame=${framesBefore(stretch.endSeconds, framesPerSecond) - first}`];
}

/** To the encoder, by way of its card if it needs it there, and to the next smaller size. */
function outputs(n: number, isLast: boolean, encoder: Encoder): string {
  const upload = uploadFilters(encoder).join(',');
  if (isLast) return upload ? `,${upload}[v${n}]` : `[v${n}]`;
  return upload ? `,split[u${n}][n${n}];[u${n}]${upload}[v${n}]` : `,split[v${n}][n${n}]`;
}
