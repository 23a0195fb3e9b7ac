import { createHash } from 'node:crypto';

import { loadContext } from '../vocabulary/contexts/load-context.ts';
import type { Document } from './plain-document.ts';

/** Words that no context explains are left out, as all signers of RsaSignature2017 do. */
const OPTIONS = {
  safe: false,
  documentLoader: loadContext,
  canonizeOptions: { algorithm: 'RDFC-1.0', format: 'application/n-quads', maxWorkFactor: 1 },
};

/** Its types know neither the loader nor the limits that it takes. */
type Canonize = (document: Document, options: typeof OPTIONS) => Promise<string>;

/**
 * The SHA-256, in hex, of a document's RDF in its canonical form: as URDNA2015 spells it, which is what signers of
 * RsaSignature2017 mean, and as RDFC-1.0 does, which newer libraries take for it. They differ only where a text has a tab
 * or another control character. Throws when there is no such form.
 */
export async function hashesOfGraph(document: Document): Promise<[string, string]> {
  const { default: jsonld } = await import('jsonld'); // 30 MB, so only once somebody signs
  const canonize: Canonize = jsonld.canonize as never;
  const quads = await canonize(document, OPTIONS);
  return [sha256(quads.replace(ESCAPES, unescapeControl)), sha256(quads)];
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const ESCAPES = /\\(?:u([0-9A-F]{4})|(.))/g;
const CONTROLS: Record<string, string> = { b: '\b', t: '\t', f: '\f' };

/** URDNA2015 escapes quotes, backslashes and the ends of lines, and no more. */
const unescapeControl = (escape: string, code: string | undefined, letter: string | undefined) =>
  code === undefined
    ? (CONTROLS[letter!] ?? escape)
    : String.fromCodePoint(Number.parseInt(code, 16));
