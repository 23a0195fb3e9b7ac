import { invalid } from '../../platform/errors.ts';

const CONTAINERS = ['moov', 'trak', 'mdia', 'minf', 'stbl'];
const HEADER_BYTES = 8;
const MAX_32 = 2 ** 32 - 1;

/**
 * The index of an MP4 as it would be in front of the media: the places it tells are further behind by its own length. Fails
 * with `invalid` for anything that is no index. Changes the bytes given.
 */
export function indexFirst(moov: Buffer): Buffer {
  if (
    moov.length < HEADER_BYTES ||
    moov.readUInt32BE(0) !== moov.length ||
    typeAt(moov, 0) !== 'moov'
  )
    throw isNone();
  move(moov, { start: 0, end: moov.length }, moov.length);
  return moov;
}

const isNone = () => invalid('body', 'Should be the index of an MP4');

const typeAt = (bytes: Buffer, at: number) => bytes.toString('latin1', at + 4, at + HEADER_BYTES);

function move(bytes: Buffer, { start, end }: { start: number; end: number }, by: number): void {
  for (let at = start; at + HEADER_BYTES <= end;) {
    const sizeBytes = bytes.readUInt32BE(at);
    if (sizeBytes < HEADER_BYTES || at + sizeBytes > end) throw isNone();
    const content = { start: at + HEADER_BYTES, end: at + sizeBytes };
    const type = typeAt(bytes, at);
    if (CONTAINERS.includes(type)) move(bytes, content, by);
    if (type === 'stco' || type === 'co64')
      movePlaces(bytes, content, { by, isWide: type === 'co64' });
    at += sizeBytes;
  }
}

type Moving = { by: number; isWide: boolean };

/** A version with flags, how many there are, and the places. */
function movePlaces(
  bytes: Buffer,
  { start, end }: { start: number; end: number },
  { by, isWide }: Moving,
): void {
  if (start + 8 > end) throw isNone();
  const step = isWide ? 8 : 4;
  const first = start + 8;
  const last = first + bytes.readUInt32BE(start + 4) * step;
  if (last > end) throw isNone();
  for (let at = first; at < last; at += step) {
    if (isWide)
      bytes.writeBigUInt64BE(BigInt.asUintN(64, bytes.readBigUInt64BE(at) + BigInt(by)), at);
    else bytes.writeUInt32BE(within32(bytes.readUInt32BE(at) + by), at);
  }
}

function within32(place: number): number {
  if (place > MAX_32) throw isNone();
  return place;
}
