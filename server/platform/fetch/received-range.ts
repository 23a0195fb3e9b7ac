import type { Answer } from './index.ts';

/** Which part of a file an answer carries. `isEnd`: there is nothing after the offset that was asked for. */
export type ReceivedRange = { start: number; totalBytes: number | undefined; isEnd: boolean };

type Headers = Answer['headers'];

const PART = /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15}|\*)$/;
const NOTHING = /^bytes \*\/(\d{1,15})$/;

/**
 * Reads where the bytes of an answer belong, after a request for those from `offset` on: a server may send all of them
 * instead (RFC 9110, 15.3.7 and 15.5.17). Undefined for bytes nobody asked for: of another version of the file.
 */
export function readRange({ status, headers }: Answer, offset: number): ReceivedRange | undefined {
  if (status === 416 && offset > 0) return nothingAfter(headers, offset);
  if (status === 206) return offset > 0 ? partFrom(headers, offset) : undefined;
  return { start: 0, totalBytes: lengthOf(headers), isEnd: false };
}

function nothingAfter(headers: Headers, offset: number): ReceivedRange | undefined {
  const [, total] = NOTHING.exec(headers['content-range'] ?? '') ?? [];
  return Number(total) === offset ? { start: offset, totalBytes: offset, isEnd: true } : undefined;
}

function partFrom(headers: Headers, offset: number): ReceivedRange | undefined {
  const [, start, total] = PART.exec(headers['content-range'] ?? '') ?? [];
  if (Number(start) !== offset) return undefined;
  return { start: offset, totalBytes: total === '*' ? undefined : Number(total), isEnd: false };
}

function lengthOf(headers: Headers): number | undefined {
  const isPlain = (headers['content-encoding'] ?? 'identity') === 'identity';
  const length = headers['content-length'];
  return isPlain && length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : undefined;
}
