/** A value as BitTorrent writes it (BEP 3). A dictionary remembers where in the text each of its values lies. */
export type Bencoded = number | Uint8Array | Bencoded[] | Dictionary;
export type Dictionary = Map<string, { value: Bencoded; bytes: Uint8Array }>;

const [DICTIONARY, LIST, INTEGER, END, COLON] = [0x64, 0x6c, 0x69, 0x65, 0x3a];
const MOST_DEPTH = 8;
const latin1 = new TextDecoder('latin1');

/** Reads one value, all of the bytes. Throws a `SyntaxError` for anything else. */
export function bdecode(bytes: Uint8Array): Bencoded {
  const { value, end } = read(bytes, 0, 0);
  if (end !== bytes.length) throw wrong();
  return value;
}

type Read = { value: Bencoded; end: number };

const wrong = () => new SyntaxError('this is not bencoded');

function read(bytes: Uint8Array, at: number, depth: number): Read {
  if (depth > MOST_DEPTH) throw wrong();
  switch (bytes[at]) {
    case DICTIONARY:
      return readDictionary(bytes, at + 1, depth);
    case LIST:
      return readList(bytes, at + 1, depth);
    case INTEGER:
      return readInteger(bytes, at + 1, END);
    default:
      return readText(bytes, at);
  }
}

function readInteger(bytes: Uint8Array, at: number, terminator: number): Read {
  const end = bytes.indexOf(terminator, at);
  const value = Number(latin1.decode(bytes.subarray(at, end)) || Number.NaN);
  if (end < 0 || !Number.isSafeInteger(value)) throw wrong();
  return { value, end: end + 1 };
}

function readText(bytes: Uint8Array, at: number): Read {
  const { value: length, end: start } = readInteger(bytes, at, COLON) as Read & { value: number };
  if (length < 0 || start + length > bytes.length) throw wrong();
  return { value: bytes.subarray(start, start + length), end: start + length };
}

function readList(bytes: Uint8Array, at: number, depth: number): Read {
  const list: Bencoded[] = [];
  let next = at;
  while (bytes[next] !== END) {
    const { value, end } = read(bytes, next, depth + 1);
    list.push(value);
    next = end;
  }
  return { value: list, end: next + 1 };
}

function readDictionary(bytes: Uint8Array, at: number, depth: number): Read {
  const dictionary: Dictionary = new Map();
  let next = at;
  while (bytes[next] !== END) {
    const { value: key, end: start } = readText(bytes, next);
    const { value, end } = read(bytes, start, depth + 1);
    dictionary.set(latin1.decode(key as Uint8Array), { value, bytes: bytes.subarray(start, end) });
    next = end;
  }
  return { value: dictionary, end: next + 1 };
}
