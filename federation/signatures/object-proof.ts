import { createHash, type KeyObject } from 'node:crypto';

import canonicalize from 'canonicalize';
import * as z from 'zod';

import { decodeBase58, encodeBase58 } from './multikey.ts';
import type { Document } from './plain-document.ts';
import { isGenuine, signBytes } from './signature.ts';

const ObjectProof = z.looseObject({
  '@context': z.unknown().optional(),
  type: z.literal('DataIntegrityProof'),
  cryptosuite: z.literal('eddsa-jcs-2022'),
  verificationMethod: z.string().max(2_000),
  proofPurpose: z.literal('assertionMethod'),
  created: z.iso.datetime({ offset: true }),
  expires: z.iso.datetime({ offset: true }).optional(),
  proofValue: z.string().max(100),
});

/** The proof of FEP-8b32 that an object is its author's. */
export type ObjectProof = z.output<typeof ObjectProof>;

/** The proof of a document; undefined when there is none that can be read. */
export const objectProof = (document: Document): ObjectProof | undefined =>
  ObjectProof.safeParse(document['proof']).data;

const sha256 = (value: unknown) => createHash('sha256').update(canonicalize(value)!).digest();

/**
 * What is signed (Data Integrity EdDSA Cryptosuites, 3.3): the hash of the proof without its value, then that of the
 * document. A signature of RsaSignature2017 is put on after the proof, so it is no part of what is proven.
 */
function signedBytes(proven: Document, config: object): Buffer {
  const { proof: _proof, signature: _signature, ...document } = proven;
  const context = '@context' in document ? { '@context': document['@context'] } : {};
  return Buffer.concat([sha256({ ...context, ...config }), sha256(document)]);
}

/** The document with a proof by an Ed25519 key. */
export async function proveObject<D extends Document>(
  document: D,
  { keyUrl, privateKey }: { keyUrl: string; privateKey: KeyObject },
  now = new Date(),
): Promise<D & { proof: ObjectProof }> {
  const config = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    verificationMethod: keyUrl,
    proofPurpose: 'assertionMethod',
    created: `${now.toISOString().slice(0, 19)}Z`,
  } as const;
  const proofValue = encodeBase58(await signBytes(privateKey, signedBytes(document, config)));
  return { ...document, proof: { ...config, proofValue } };
}

/** Whether a document has a proof of this Ed25519 key that has not expired. */
export function isProvenBy(document: Document, key: KeyObject, now = new Date()): boolean {
  const proof = objectProof(document);
  if (!proof || key.asymmetricKeyType !== 'ed25519') return false;
  if (proof.expires !== undefined && new Date(proof.expires) < now) return false;
  const { proofValue, ...config } = proof;
  const value = decodeBase58(proofValue);
  return value !== undefined && isGenuine(key, signedBytes(document, config), value);
}
