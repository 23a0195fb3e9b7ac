import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

const MAX_KEPT = 2_000;

/** Parsing a key costs as much as several signatures, so those in use are kept, the latest used longest. */
function keep(parse: (pem: string) => KeyObject) {
  const kept = new Map<string, KeyObject>();
  return (pem: string): KeyObject => {
    const key = kept.get(pem) ?? parse(pem);
    kept.delete(pem);
    kept.set(pem, key);
    if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value!);
    return key;
  };
}

/** A private key from its PEM. */
export const privateKey = keep((pem) => createPrivateKey(pem));

/** A public key from its PEM, whoever wrote it; throws when it is none. */
export const publicKey = keep((pem) => createPublicKey(pem));
