/** What bencode can say (BEP 3). Texts are UTF-8; numbers are integers. */
export type Bencodable =
  | number
  | string
  | Uint8Array
  | readonly Bencodable[]
  | { readonly [key: string]: Bencodable };

/** Throws an `Error` for a number that is no integer. */
export function bencode(value: Bencodable): Buffer {
  if (typeof value === 'string') return bytes(Buffer.from(value));
  if (value instanceof Uint8Array) return bytes(value);
  if (typeof value === 'number') return integer(value);
  if (isList(value)) return Buffer.concat([L, ...value.map(bencode), E]);
  return dictionary(Object.entries(value).map(([key, item]) => [key, bencode(item)]));
}

/** A dictionary of values that are bencoded already, in the order of the bytes of its keys. */
export function dictionary(
  entries: readonly (readonly [key: string | Uint8Array, value: Buffer])[],
): Buffer {
  const sorted = entries
    .map(([key, value]) => [toBytes(key), value] as const)
    .toSorted(([a], [b]) => Buffer.compare(a, b));
  return Buffer.concat([D, ...sorted.flatMap(([key, value]) => [bytes(key), value]), E]);
}

const [D, L, E] = [Buffer.from('d'), Buffer.from('l'), Buffer.from('e')];

const toBytes = (key: string | Uint8Array): Uint8Array =>
  typeof key === 'string' ? Buffer.from(key) : key;

const bytes = (value: Uint8Array) => Buffer.concat([Buffer.from(`${value.length}:`), value]);

function integer(value: number) {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} cannot be bencoded`);
  return Buffer.from(`i${value}e`);
}

const isList = (value: Bencodable): value is readonly Bencodable[] => Array.isArray(value);
