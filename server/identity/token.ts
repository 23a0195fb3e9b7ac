import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A fresh random secret of 256 bits, in base64url. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/**
 * What is stored of a token. It is looked up by this hash, so the time a lookup takes tells nothing about any token;
 * and a random token of this size needs no slow hash.
 */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
