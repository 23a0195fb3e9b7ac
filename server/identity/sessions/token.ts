import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;
const FAMILY_LENGTH = 22; // 128 bits in base64url

/** A fresh random secret of 256 bits, in base64url. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** Starts a family of refresh tokens: what its tokens have in common, through every rotation. */
export const newFamily = (): string => newToken().slice(0, FAMILY_LENGTH);

/** A fresh refresh token: its family, then a secret of its own. */
export const newRefreshToken = (family: string): string => family + newToken();

export const familyOf = (refreshToken: string): string => refreshToken.slice(0, FAMILY_LENGTH);

/**
 * What is stored of a token. It is looked up by this hash, so the time a lookup takes tells nothing about any token;
 * and a random token of this size needs no slow hash.
 */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
