import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

import { toMultibase } from '../signatures/index.ts';

const generate = promisify(generateKeyPair);

const RSA_BITS = 2048; // as PeerTube and Mastodon: signing is six times as fast as with 4096

/** The keys of a new actor: RSA for HTTP and body signatures, Ed25519 for object proofs (FEP-8b32). */
export async function createKeyPairs() {
  const [rsa, ed25519] = await Promise.all([
    generate('rsa', { modulusLength: RSA_BITS }),
    generate('ed25519'),
  ]);
  return {
    publicKeyPem: rsa.publicKey.export({ type: 'spki', format: 'pem' }),
    privateKeyPem: rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    proofKeyMultibase: toMultibase(ed25519.publicKey),
    proofPrivateKeyPem: ed25519.privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
}
