/** A box of an MP4: `start` and `end` are those of its content. */
export type Box = { type: string; start: number; end: number };

const HEADER_BYTES = 8;

/** The boxes that lie side by side in a stretch of bytes. Ends where what follows is no box. */
function* boxesIn(bytes: Buffer, start = 0, end = bytes.length): Generator<Box> {
  for (let at = start; at + HEADER_BYTES <= end;) {
    const sizeBytes = bytes.readUInt32BE(at);
    if (sizeBytes < HEADER_BYTES || at + sizeBytes > end) return;
    const type = bytes.toString('latin1', at + 4, at + HEADER_BYTES);
    yield { type, start: at + HEADER_BYTES, end: at + sizeBytes };
    at += sizeBytes;
  }
}

/** All boxes at a path of types: `['moov', 'trak']`. */
export function findBoxes(
  bytes: Buffer,
  [type, ...inner]: readonly string[],
  within: Pick<Box, 'start' | 'end'> = { start: 0, end: bytes.length },
): Box[] {
  const found = [...boxesIn(bytes, within.start, within.end)].filter((box) => box.type === type);
  return inner.length === 0 ? found : found.flatMap((box) => findBoxes(bytes, inner, box));
}

/** A number that is 64 bits wide from version 1 of its box on, and 32 before. */
export const readWide = (bytes: Buffer, at: number, isWide: boolean): number =>
  isWide ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at);

export function writeWide(bytes: Buffer, at: number, isWide: boolean, value: number): void {
  if (isWide) bytes.writeBigUInt64BE(BigInt(value), at);
  else bytes.writeUInt32BE(value, at);
}
