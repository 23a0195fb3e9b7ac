/** Bytes of a file, both ends included. */
export type ByteRange = { start: number; end: number };

const SINGLE = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i;

/**
 * The bytes a `Range` header asks for, clipped to the file. Undefined means the whole file: there is no header, or one
 * of several ranges, of another unit or without sense, all of which a server may ignore (RFC 9110 § 14.2).
 */
export function parseRange(
  header: string | undefined,
  sizeBytes: number,
): ByteRange | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = (header && SINGLE.exec(header)) || [];
  if (first === '') return last === '' ? undefined : lastBytes(Number(last), sizeBytes);
  return bytesFrom(Number(first), last === '' ? Infinity : Number(last), sizeBytes);
}

function bytesFrom(start: number, last: number, sizeBytes: number) {
  if (last < start) return undefined;
  return start < sizeBytes ? { start, end: Math.min(last, sizeBytes - 1) } : 'unsatisfiable';
}

function lastBytes(count: number, sizeBytes: number): ByteRange | 'unsatisfiable' {
  if (count === 0 || sizeBytes === 0) return 'unsatisfiable';
  return { start: Math.max(0, sizeBytes - count), end: sizeBytes - 1 };
}
