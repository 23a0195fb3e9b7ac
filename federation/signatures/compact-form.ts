import { loadContext } from '../vocabulary/contexts/load-context.ts';
import { OWN_TERMS } from '../vocabulary/own-contexts.ts';
import type { Document } from './plain-document.ts';

const CONTEXT = {
  '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1', OWN_TERMS],
};

/** Its types know neither the loader nor the words of a context. */
type Compact = (document: Document, context: object, options: object) => Promise<unknown>;

/**
 * A document written anew with the words this node reads, so that it says what its RDF says, which is what a body signature
 * covers: under a context of its own, `object` could mean nothing, and another word be the object (CVE-2026-42462). Throws
 * when it needs a context that is not known here.
 */
export async function compactForm({
  signature: _signature,
  ...document
}: Document): Promise<unknown> {
  const { default: jsonld } = await import('jsonld');
  const compact: Compact = jsonld.compact as never;
  return compact(document, CONTEXT, { documentLoader: loadContext, compactToRelative: false });
}
