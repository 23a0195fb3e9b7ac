import { createHash } from 'node:crypto';

import canonicalize from 'canonicalize';

type Said = { files?: unknown; mirrors?: unknown };

/**
 * The ETag of a manifest: what it says, without when it was signed. Whoever keeps one can tell it again, and so ask whether it
 * says something else by now.
 */
export const manifestTag = ({ files, mirrors }: Said): string =>
  `"${createHash('sha256').update(canonicalize({ files, mirrors })!).digest('base64url')}"`;
