import { publicKey } from '../actors/parsed-keys.ts';
import type { Actor } from '../actors/queries.ts';
import {
  type Document,
  fromMultibase,
  isLinkedDataSignedBy,
  isProvenBy,
  linkedDataSignature,
  objectProof,
} from '../signatures/index.ts';

/** Whether an actor's own signature or proof is on the document, by a key it has now: then it does not matter who brings it. */
export const isOwnDocument = async (document: Document, actor: Actor): Promise<boolean> =>
  isProvenDocument(document, actor) || (await isSignedDocument(document, actor));

/** Whether an actor's proof (FEP-8b32) is on the document. It covers every byte that has a meaning. */
export function isProvenDocument(
  document: Document,
  { proofKeyUrl, proofKeyMultibase }: Actor,
): boolean {
  if (proofKeyMultibase === null) return false;
  if (objectProof(document)?.verificationMethod !== proofKeyUrl) return false;
  const key = fromMultibase(proofKeyMultibase);
  return key !== undefined && isProvenBy(document, key);
}

/** The same of RsaSignature2017. It covers what the document says as RDF. */
async function isSignedDocument(document: Document, { url, keyUrl, publicKeyPem }: Actor) {
  const creator = linkedDataSignature(document)?.creator;
  if (creator !== url && creator !== keyUrl) return false;
  return isLinkedDataSignedBy(document, publicKey(publicKeyPem));
}

/** Whether anybody can tell whose a document is, whoever brings it. */
export const hasOwnSignature = (document: Document): boolean =>
  linkedDataSignature(document) !== undefined || objectProof(document) !== undefined;
