import { KNOWN_CONTEXTS } from './index.ts';

/**
 * Serves the JSON-LD contexts that are bundled, and fails for any other: what a document means, and what is signed of it,
 * must not depend on a fetch.
 */
export async function loadContext(url: string) {
  const document = KNOWN_CONTEXTS.get(url);
  if (!document) throw new Error(`${url} is not a context this node knows.`);
  return { document, documentUrl: url, contextUrl: undefined };
}
