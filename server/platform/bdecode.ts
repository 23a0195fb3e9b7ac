/** A value of BEP 3, texts as bytes. */
export type Value = number | Buffer | Value[] | Dictionary;
/** `spans`: the bytes of each value, for those that are hashed as they are. */
export type Dictionary = { entries: Map<string, Value>; spans: Map<string, Buffer> };

const MAX_DEPTH = 20;
const DIGITS = /^(?:0|-?[1-9]\d{0,15})$/;

/** Reads bencode (BEP 3). Throws an `Error` for what is none, is nested too deep, or is followed by anything. */
export function bdecode(bytes: Buffer): Value {
  const reader = { bytes, at: 0 };
  const value = readValue(reader, 0);
  if (reader.at !== bytes.length) throw new Error('something follows');
  return value;
}

type Reader = { bytes: Buffer; at: number };

const ENDS = 'e'.charCodeAt(0);

function readValue(reader: Reader, depth: number): Value {
  if (depth > MAX_DEPTH) throw new Error('it is nested too deep');
  const kind = String.fromCharCode(reader.bytes[reader.at] ?? 0);
  if (kind === 'i') {
    reader.at += 1;
    return readNumber(reader, 'e');
  }
  if (kind === 'l') return readList(reader, depth);
  return kind === 'd' ? readDictionary(reader, depth) : readText(reader);
}

function readNumber(reader: Reader, end: string): number {
  const stop = reader.bytes.indexOf(end, reader.at);
  const text = stop < 0 ? '' : reader.bytes.toString('latin1', reader.at, stop);
  if (text.length > 17 || !DIGITS.test(text)) throw new Error('this is no bencode');
  reader.at = stop + 1;
  return Number(text);
}

function readText(reader: Reader): Buffer {
  const length = readNumber(reader, ':');
  const end = reader.at + length;
  if (length < 0 || end > reader.bytes.length) throw new Error('it ends early');
  const text = reader.bytes.subarray(reader.at, end);
  reader.at = end;
  return text;
}

function readList(reader: Reader, depth: number): Value[] {
  const items: Value[] = [];
  for (reader.at += 1; reader.bytes[reader.at] !== ENDS;) items.push(readValue(reader, depth + 1));
  reader.at += 1;
  return items;
}

function readDictionary(reader: Reader, depth: number): Dictionary {
  const found: Dictionary = { entries: new Map(), spans: new Map() };
  for (reader.at += 1; reader.bytes[reader.at] !== ENDS;) {
    const key = readText(reader).toString('latin1');
    const start = reader.at;
    found.entries.set(key, readValue(reader, depth + 1));
    found.spans.set(key, reader.bytes.subarray(start, reader.at));
  }
  reader.at += 1;
  return found;
}

export const isDictionary = (value: Value | undefined): value is Dictionary =>
  typeof value === 'object' && 'entries' in value && value.entries instanceof Map;
