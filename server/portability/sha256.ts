import { sha256 } from '../platform/storage.ts';

/** The SHA-256 of a file, in base64, as HTTP has digests (RFC 9530). */
export const sha256Of = async (path: string): Promise<string> =>
  Buffer.from(await sha256(path), 'hex').toString('base64');
