import type { RefusalCode } from './refusal.ts';

/**
 * What the first bytes of a file say of watching it while the rest comes: that it can be, and whether its length is told
 * there; that it cannot; or nothing yet. `mediaAt` is where an index that comes too late belongs.
 */
export type Sniffed =
  | { verdict: 'streams'; tellsLength: boolean }
  | { verdict: 'refused'; refusal: RefusalCode; mediaAt?: number }
  | { verdict: 'more' };

const MORE: Sniffed = { verdict: 'more' };
const ENOUGH_BYTES = 1024; // to tell which format it is

/** Looks at the beginning of a file: all of it there is by now. */
export function sniff(head: Buffer): Sniffed {
  if (head.length < ENOUGH_BYTES) return MORE;
  if (head.readUInt32BE(0) === EBML) return { verdict: 'streams', tellsLength: true };
  if (isTransportStream(head)) return { verdict: 'streams', tellsLength: false };
  if (head.toString('latin1', 4, 8) === 'ftyp') return sniffMp4(head);
  return { verdict: 'refused', refusal: 'not_streamable' };
}

const EBML = 0x1a45dfa3; // Matroska, WebM
const SYNC = 0x47;

/** Packets of 188 bytes, or of 192 with the time in front. */
const isTransportStream = (head: Buffer): boolean =>
  [
    [188, 0],
    [192, 4],
  ].some(([size, first]) => [0, 1, 2, 3].every((n) => head[first! + n * size!] === SYNC));

function sniffMp4(head: Buffer): Sniffed {
  for (let at = 0; at + LONG_HEADER_BYTES <= head.length;) {
    const { type, sizeBytes } = readBox(head, at);
    if (type === 'mdat') return { verdict: 'refused', refusal: 'index_last', mediaAt: at };
    if (sizeBytes < SHORT_HEADER_BYTES) return { verdict: 'refused', refusal: 'unreadable' };
    if (type === 'moov') {
      if (at + sizeBytes > head.length) return MORE;
      const isFragmented = head.subarray(at, at + sizeBytes).includes('mvex', 0, 'latin1');
      return { verdict: 'streams', tellsLength: !isFragmented };
    }
    at += sizeBytes;
  }
  return MORE;
}

const SHORT_HEADER_BYTES = 8;
const LONG_HEADER_BYTES = 16;

/** A box of an MP4: its size is 1 where the real one follows in 64 bits, and 0 where it goes on to the end. */
function readBox(head: Buffer, at: number): { type: string; sizeBytes: number } {
  const size = head.readUInt32BE(at);
  const type = head.toString('latin1', at + 4, at + 8);
  const sizeBytes = size === 1 ? Number(head.readBigUInt64BE(at + 8)) : size;
  return { type, sizeBytes };
}
