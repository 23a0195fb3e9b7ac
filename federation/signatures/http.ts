import { readCavage } from './cavage.ts';
import { hasHeader, type SignedRequest } from './request.ts';
import { readRfc9421 } from './rfc9421.ts';
import { type OutgoingRequest, type RequestSigner, signCavage } from './sign-cavage.ts';
import { signRfc9421 } from './sign-rfc9421.ts';
import type { Scheme, Signature } from './signature.ts';

/**
 * Reads who says to have sent a request, and what they signed. Fails with `forbidden` for a request whose signature leaves
 * anything open. Then `isSignedBy` tells, with the key of `keyId`, whether it is true.
 */
export const readSignature = (request: SignedRequest, now = new Date()): Signature =>
  hasHeader(request, 'signature-input') ? readRfc9421(request, now) : readCavage(request, now);

const SIGN = { cavage: signCavage, rfc9421: signRfc9421 };

/** The headers to send a request with. */
export const signRequest = (request: OutgoingRequest, signer: RequestSigner, scheme: Scheme) =>
  SIGN[scheme](request, signer);
