import type { AudioTrack, SourceFacts, VideoTrack } from '../../catalog/index.ts';
import { options } from '../../platform/ffmpeg/args.ts';
import { deinterlace, usualPicture } from '../pass/source-picture.ts';
import type { ToneMapping } from '../pass/tone-map.ts';

export type Size = { width: number; height: number };

/** What clients ask for (contract § thumbnails), and one for link previews. */
export const THUMBNAIL_SIZES: readonly Size[] = [
  { width: 1280, height: 720 },
  { width: 850, height: 480 },
  { width: 280, height: 157 },
];

const LARGEST = THUMBNAIL_SIZES[0]!;
const SAMPLED = 'fps=8,trim=end_frame=12,thumbnail=12'; // the most telling of a dozen frames in a second and a half
const NEARLY_WIDE = { min: 1.6, max: 2 }; // such a picture loses little when its edges are cut to 16:9

const RGB = 'format=gbrp'; // JPEG has other ranges and coefficients than video: the way between them is by RGB

export const thumbnailName = ({ width }: Size): string => `${width}.jpg`;

/** Takes the most telling of some frames, and makes a picture of each size of it. */
export function thumbnailArgs(video: VideoTrack, mapping: ToneMapping): string[] {
  const usual = [deinterlace(video), SAMPLED, ...usualPicture(video, mapping), RGB];
  return picturesFrom(`[0:${video.index}]${usual.join(',')}`, video);
}

/** Pictures of a sound: its cover, or else how loud it is over its length. */
export const soundPictureArgs = ({ audio, coverIndex }: SourceFacts): string[] =>
  coverIndex === undefined
    ? picturesFrom(`${waveOf(audio!)},${RGB}`, LARGEST)
    : picturesFrom(`[0:${coverIndex}]${RGB}`, SQUARE);

const SQUARE = { width: 1, height: 1 };

/** On a dark ground, as players have it. */
function waveOf({ index }: AudioTrack): string {
  const { width, height } = LARGEST;
  return (
    `color=c=0x14181f:s=${width}x${height}[ground];` +
    `[0:${index}]aformat=channel_layouts=mono,showwavespic=s=${width}x${height / 2}:colors=0x4fa3b8[wave];` +
    '[ground][wave]overlay=0:(H-h)/2:shortest=1'
  );
}

function picturesFrom(picture: string, shape: Size): string[] {
  const splits = THUMBNAIL_SIZES.map((_, n) => `[s${n}]`).join('');
  const graph = [
    `${picture},split=${THUMBNAIL_SIZES.length}${splits}`,
    ...THUMBNAIL_SIZES.map(
      (size, n) => `[s${n}]${fit(shape, size, n)},setsar=1,format=yuvj420p[t${n}]`,
    ),
  ];
  const outputs = THUMBNAIL_SIZES.flatMap((size, n) => [
    '-map',
    `[t${n}]`,
    ...options({ map_metadata: -1, 'frames:v': 1, 'q:v': 3, update: 1, f: 'image2' }),
    thumbnailName(size),
  ]);
  return ['-filter_complex', graph.join(';'), ...outputs];
}

const cover = (width: number, height: number) =>
  `scale=${width}:${height}:force_original_aspect_ratio=increase,crop=${width}:${height}`;

/** Fills the size: cut at the edges if the shape is near, else whole, before a blurred enlargement of itself. */
function fit(shape: Size, { width, height }: Size, n: number): string {
  const aspect = shape.width / shape.height;
  if (aspect >= NEARLY_WIDE.min && aspect <= NEARLY_WIDE.max) return cover(width, height);
  const [w, h] = [Math.ceil(width / 8), Math.ceil(height / 8)];
  return (
    `split[b${n}][f${n}];[b${n}]${cover(w, h)},gblur=sigma=4,lutrgb=r=val*0.8:g=val*0.8:b=val*0.8,scale=${width}:${height}[c${n}];` +
    `[f${n}]scale=${width}:${height}:force_original_aspect_ratio=decrease[g${n}];` +
    `[c${n}][g${n}]overlay=(W-w)/2:(H-h)/2:format=gbrp`
  );
}
