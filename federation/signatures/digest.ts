import { createHash } from 'node:crypto';

import { parseDictionary } from 'structured-headers';

import { forbidden } from '../../server/platform/errors.ts';

const hash = (algorithm: string, body: Buffer | string) => createHash(algorithm).update(body);

/** `Digest` of a body, as PeerTube and Mastodon sign it (RFC 3230). */
export const digestOf = (body: Buffer | string): string =>
  `SHA-256=${hash('sha256', body).digest('base64')}`;

/** Fails with `forbidden` unless a `Digest` is, letter for letter, what this node would have sent (contract § Signing). */
export function requireDigest(header: string, body: Buffer): void {
  if (header !== digestOf(body)) throw forbidden('The digest is not that of the body.');
}

/** `Content-Digest` of a body (RFC 9530). */
export const contentDigestOf = (body: Buffer | string): string =>
  `sha-256=:${hash('sha256', body).digest('base64')}:`;

const ALGORITHMS: Record<string, string> = { 'sha-256': 'sha256', 'sha-512': 'sha512' };

/** Fails with `forbidden` unless a `Content-Digest` has a hash that holds (RFC 9530), and none that does not. */
export function requireContentDigest(header: string, body: Buffer): void {
  const known = [...contentDigests(header)].filter(([name]) => Object.hasOwn(ALGORITHMS, name));
  const holds = known.every(([name, value]) =>
    hash(ALGORITHMS[name]!, body).digest().equals(value),
  );
  if (known.length === 0 || !holds) throw forbidden('The digest is not that of the body.');
}

function contentDigests(header: string): Map<string, Buffer> {
  try {
    const members = [...parseDictionary(header)];
    return new Map(members.map(([name, [value]]) => [name, Buffer.from(value as ArrayBuffer)]));
  } catch {
    throw forbidden('The digest cannot be read.');
  }
}
