import { options } from '../../platform/ffmpeg/args.ts';

/** How the frames of a seek bar are laid out: `seconds` of video per cell, row by row. */
export type Sprite = {
  columns: number;
  rows: number;
  cells: number;
  width: number; // of a cell, in pixels
  height: number;
  seconds: number;
};

const MAX_CELLS = 100;
const MAX_COLUMNS = 10;
const LONGER_SIDE = 192;

/** A cell a second, or as many seconds a cell as make a hundred of them (contract § storyboards). */
export function layOutSprite(
  picture: { width: number; pixelHeight: number },
  durationSeconds: number,
): Sprite {
  const seconds = Math.max(1, Math.ceil(durationSeconds / MAX_CELLS));
  const cells = Math.min(MAX_CELLS, Math.max(1, Math.floor(durationSeconds / seconds)));
  const columns = Math.min(MAX_COLUMNS, cells);
  const scale = LONGER_SIDE / Math.max(picture.width, picture.pixelHeight);
  return {
    columns,
    rows: Math.ceil(cells / columns),
    cells,
    width: Math.max(2, 2 * Math.round((picture.width * scale) / 2)),
    height: Math.max(2, 2 * Math.round((picture.pixelHeight * scale) / 2)),
    seconds,
  };
}

const KEYFRAMES_SUFFICE_SECONDS = 4;

/** What goes before the input: of a long video only keyframes are decoded. */
export const spriteInputArgs = ({ seconds }: Sprite): string[] =>
  seconds >= KEYFRAMES_SUFFICE_SECONDS ? ['-skip_frame', 'nokey'] : [];

export const spriteArgs = (
  { columns, rows, width, height, seconds }: Sprite,
  file: string,
): string[] => [
  ...options({ map: '0:v:0' }),
  '-vf',
  `fps=1/${seconds}:round=up,scale=${width}:${height},setsar=1,format=gbrp,tile=${columns}x${rows},format=yuvj420p`,
  ...options({ 'frames:v': 1, 'q:v': 5, update: 1, f: 'image2' }),
  file,
];
