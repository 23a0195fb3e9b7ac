const COLOURS = Buffer.from('000000ffffff', 'hex');
const SHOWN_FOR_20_MS = '21f9040002000000';
const ONE_PIXEL = '2c0000000001000100000202440100'; // at the upper left
const FRAME = Buffer.from(SHOWN_FOR_20_MS + ONE_PIXEL, 'hex');

/** An animation of so many pictures, each of which changes one pixel: 23 bytes a picture. */
export function gifOf(pictures: number, { width, height }: { width: number; height: number }) {
  const head = Buffer.alloc(13);
  head.write('GIF89a', 'latin1');
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  head[10] = 0x80; // two colours follow
  const frames = Buffer.alloc(pictures * FRAME.length, FRAME);
  return Buffer.concat([head, COLOURS, frames, Buffer.from(';')]);
}
