import { type KeyObject, sign, verify } from 'node:crypto';
import { promisify } from 'node:util';

/** How a request was signed: draft-cavage-http-signatures-12, or RFC 9421. */
export type Scheme = 'cavage' | 'rfc9421';

/** A signature that was read and found well made; whether it is genuine is said by the key. */
export type Signature = {
  scheme: Scheme;
  /** Where its key is found. */
  keyId: string;
  signingString: string;
  signature: Buffer;
  /** The kinds of key it may be of. */
  keyTypes: readonly ('rsa' | 'ed25519')[];
};

const MIN_RSA_BITS = 1_024;
const MAX_RSA_BITS = 8_192; // a longer one would take this node's time

/** Whether a signature was made with the private half of a key, RSA with SHA-256 (PKCS #1 v1.5) or Ed25519. */
export function isSignedBy({ signingString, signature, keyTypes }: Signature, key: KeyObject) {
  if (!keyTypes.some((type) => type === key.asymmetricKeyType)) return false;
  return isGenuine(key, Buffer.from(signingString), signature);
}

/** The same of bare bytes. */
export function isGenuine(key: KeyObject, signed: Buffer, signature: Buffer): boolean {
  if (key.type !== 'public') return false;
  if (key.asymmetricKeyType === 'ed25519') return verify(null, signed, key, signature);
  const { modulusLength: bits = 0 } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType !== 'rsa' || bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) return false;
  return verify('sha256', signed, key, signature);
}

const signAside = promisify<string | null, Buffer, KeyObject, Buffer>(sign);

/** Signs with an RSA or Ed25519 key, beside the event loop. */
export const signBytes = (key: KeyObject, bytes: string | Buffer): Promise<Buffer> =>
  signAside(key.asymmetricKeyType === 'ed25519' ? null : 'sha256', Buffer.from(bytes), key);
