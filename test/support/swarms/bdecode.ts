export type Bdecoded = number | Buffer | Bdecoded[] | { [key: string]: Bdecoded };

/** Reads bencode (BEP 3); texts stay bytes. Throws an `Error` for what is none, or is followed by anything. */
export function bdecode(bytes: Buffer): Bdecoded {
  let at = 0;
  const until = (mark: string) => {
    const end = bytes.indexOf(mark, at);
    if (end < 0) throw new Error('this is no bencode');
    const text = bytes.toString('latin1', at, end);
    at = end + 1;
    return Number(text);
  };
  const isEnd = () => bytes[at] === 'e'.charCodeAt(0) && (at += 1) > 0;
  const string = () => {
    const length = until(':');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const list = () => {
    const items: Bdecoded[] = [];
    while (!isEnd()) items.push(value());
    return items;
  };
  const dictionary = () => {
    const entries: [string, Bdecoded][] = [];
    while (!isEnd()) entries.push([string().toString(), value()]);
    return Object.fromEntries(entries);
  };
  const value = (): Bdecoded => {
    const read = { i: () => until('e'), l: list, d: dictionary }[String.fromCharCode(bytes[at]!)];
    if (!read) return string();
    at += 1;
    return read();
  };
  const decoded = value();
  if (at !== bytes.length) throw new Error('something follows');
  return decoded;
}
