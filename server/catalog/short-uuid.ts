/** The 22-character form of a UUID in links: base 58 in Flickr's alphabet, padded with its zero (contract § ids). */
const ALPHABET = '123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';
const BASE = 58n;
const CHUNK = 9; // digits that a number holds exactly
const CHUNK_BASE = BASE ** BigInt(CHUNK);
const LENGTH = 22;

/** A UUID in the 22 digits of addresses that people see. */
export function toShortUuid(uuid: string): string {
  let rest = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let short = '';
  for (; short.length < LENGTH; rest /= CHUNK_BASE)
    short = toDigits(Number(rest % CHUNK_BASE)) + short;
  return short.slice(-LENGTH);
}

function toDigits(value: number): string {
  let digits = '';
  for (let rest = value; digits.length < CHUNK; rest = Math.floor(rest / ALPHABET.length))
    digits = ALPHABET[rest % ALPHABET.length]! + digits;
  return digits;
}

/** The UUID a short form stands for, or undefined when it stands for none. */
export function fromShortUuid(short: string): string | undefined {
  if (short.length !== LENGTH) return undefined;
  let value = 0n;
  for (const character of short) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return undefined;
    value = value * BASE + BigInt(digit);
  }
  const hex = value.toString(16).padStart(32, '0');
  if (hex.length > 32) return undefined;
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
