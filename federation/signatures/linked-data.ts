import type { KeyObject } from 'node:crypto';

import * as z from 'zod';

import { hashesOfGraph } from './canonical-form.ts';
import { countMembers, type Document, isPlain } from './plain-document.ts';
import { isGenuine, signBytes } from './signature.ts';

const LinkedDataSignature = z.object({
  type: z.literal('RsaSignature2017'),
  creator: z.string().max(2_000),
  created: z.iso.datetime({ offset: true }),
  nonce: z.string().max(200).optional(),
  domain: z.string().max(200).optional(),
  signatureValue: z.base64().max(1_400),
});

/** The signature of a body that any node may pass on. Its terms are those of `https://w3id.org/identity/v1`. */
export type LinkedDataSignature = z.output<typeof LinkedDataSignature>;

/** The RsaSignature2017 of a document; undefined when there is none that can be read. */
export const linkedDataSignature = (document: Document): LinkedDataSignature | undefined =>
  LinkedDataSignature.safeParse(document['signature']).data;

/**
 * What is signed (contract § Signing): the hash of what the signature says of itself, then that of the document. The
 * second is the same of the other spelling.
 */
async function signedTexts(signed: Document, options: object) {
  const { signature: _signature, ...document } = signed;
  const context = 'https://w3id.org/identity/v1';
  const [[ofOptions], ofDocument] = await Promise.all([
    hashesOfGraph({ '@context': context, ...options }),
    hashesOfGraph(document),
  ]);
  return ofDocument.map((hash) => ofOptions + hash);
}

/** The document with a signature by which nodes that get it from others know it is genuine. */
export async function signLinkedData<D extends Document>(
  document: D,
  { url, privateKey }: { url: string; privateKey: KeyObject },
  now = new Date(),
): Promise<D & { signature: LinkedDataSignature }> {
  const options = { creator: url, created: now.toISOString() };
  const [text] = await signedTexts(document, options);
  const signature = await signBytes(privateKey, text!);
  const signatureValue = signature.toString('base64');
  return { ...document, signature: { type: 'RsaSignature2017', ...options, signatureValue } };
}

// Nothing else happens while its RDF is written; what is passed on has a hundred members and some kilobytes.
const MAX_MEMBERS = 1_000;
const MAX_CHARACTERS = 200_000; // as JSON

const isLarge = (document: Document) =>
  countMembers(document, MAX_MEMBERS) > MAX_MEMBERS ||
  JSON.stringify(document).length > MAX_CHARACTERS;

/**
 * Whether a document has an RsaSignature2017 of this RSA key. What it says in words that no context explains is not
 * covered: read the compacted document, not this one. It tells who wrote it, and gives no right to anything.
 */
export async function isLinkedDataSignedBy(document: Document, key: KeyObject): Promise<boolean> {
  const signature = linkedDataSignature(document);
  if (!signature || key.asymmetricKeyType !== 'rsa' || !isPlain(document)) return false;
  if (isLarge(document)) return false;
  const { type: _type, signatureValue, ...options } = signature;
  const texts = await signedTexts(document, options).catch(() => []);
  const value = Buffer.from(signatureValue, 'base64');
  return [...new Set(texts)].some((text) => isGenuine(key, Buffer.from(text), value));
}
