import { createHash, randomBytes } from 'node:crypto';

const PREFIXES = { registration: 'ptrrt', runner: 'ptrt', job: 'ptrjt' }; // as clients know them

/** A token nobody can guess. */
export const newToken = (kind: keyof typeof PREFIXES): string =>
  `${PREFIXES[kind]}-${randomBytes(24).toString('hex')}`;

/** What is kept of a token: whoever reads the database cannot act as its runner. */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');
