const WIDTH = 640;
const HEIGHT = 360;
const FRAMES = 12;

/** A few moving frames as YUV4MPEG: what encoders are tried on. */
export function testFrames(): Buffer {
  const frames = Array.from({ length: FRAMES }, (_, n) => [Buffer.from('FRAME\n'), frame(n)]);
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F30:1 Ip A1:1 C420jpeg\n`),
    ...frames.flat(),
  ]);
}

/** A slope that moves, in two colours. */
function frame(n: number): Buffer {
  const bytes = Buffer.alloc((WIDTH * HEIGHT * 3) / 2, 128);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) bytes[y * WIDTH + x] = 16 + ((x + y + 8 * n) % 220);
  bytes.fill(90 + n, WIDTH * HEIGHT, (WIDTH * HEIGHT * 5) / 4);
  return bytes;
}
