import { createPublicKey, type KeyObject } from 'node:crypto';

const MULTICODEC_ED25519 = Buffer.from([0xed, 0x01]);
const ED25519_BYTES = 32;
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'; // as Bitcoin has it
const MAX_LENGTH = 100;

/** A public Ed25519 key as a Multikey (FEP-521a): `z6Mk…`. */
export function toMultibase(key: KeyObject): string {
  const { x } = key.export({ format: 'jwk' });
  return encodeBase58(Buffer.concat([MULTICODEC_ED25519, Buffer.from(x!, 'base64url')]));
}

/** The public key of a Multikey; undefined when it is none of Ed25519. */
export function fromMultibase(text: string): KeyObject | undefined {
  const bytes = decodeBase58(text);
  const isKnown =
    bytes?.length === MULTICODEC_ED25519.length + ED25519_BYTES &&
    bytes.subarray(0, 2).equals(MULTICODEC_ED25519);
  if (!isKnown) return undefined;
  const x = bytes.subarray(2).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/** Bytes in multibase's base 58. */
export function encodeBase58(bytes: Buffer): string {
  const zeros = bytes.findIndex((byte) => byte !== 0);
  let text = '';
  for (let rest = BigInt(`0x0${bytes.toString('hex')}`); rest > 0n; rest /= 58n)
    text = BASE58[Number(rest % 58n)] + text;
  return `z${'1'.repeat(zeros < 0 ? bytes.length : zeros)}${text}`;
}

/** Bytes from multibase's base 58; undefined for anything else. */
export function decodeBase58(text: string): Buffer | undefined {
  if (text.length > MAX_LENGTH || !/^z[1-9A-HJ-NP-Za-km-z]+$/.test(text)) return undefined;
  const [, zeros = '', digits = ''] = /^z(1*)(.*)$/.exec(text)!;
  const number = Array.from(digits).reduce(
    (sum, digit) => sum * 58n + BigInt(BASE58.indexOf(digit)),
    0n,
  );
  const hex = digits ? number.toString(16) : '';
  return Buffer.concat([
    Buffer.alloc(zeros.length),
    Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex'),
  ]);
}
