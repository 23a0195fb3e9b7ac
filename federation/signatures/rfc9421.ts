import { forbidden } from '../../server/platform/errors.ts';
import { requireContentDigest } from './digest.ts';
import {
  bringsBody,
  onlyHeader,
  requireKeyId,
  requireOurHost,
  requireRecent,
  type SignedRequest,
} from './request.ts';
import { signatureBase } from './signature-base.ts';
import {
  parseSignatureBytes,
  parseSignatureInput,
  type SignatureInput,
} from './signature-input.ts';
import type { Signature } from './signature.ts';

/**
 * Reads the signature of a request after RFC 9421, which must cover what one of draft-cavage has to: the method, the whole
 * address, the digest of the body, and the time it was made. Fails with `forbidden`.
 */
export function readRfc9421(request: SignedRequest, now: Date): Signature {
  const input = parseSignatureInput(onlyHeader(request, 'signature-input'));
  requireCoverage(input, request);
  requireOurHost(request);
  requireTimely(input, now);
  if (input.components.includes('content-digest'))
    requireContentDigest(onlyHeader(request, 'content-digest'), request.body);
  return {
    scheme: 'rfc9421',
    keyId: requireKeyId(input.keyId),
    signingString: signatureBase(input.list, request),
    signature: parseSignatureBytes(onlyHeader(request, 'signature'), input.label),
    keyTypes: keyTypesOf(input.algorithm),
  };
}

/** The ways to cover a whole address. */
const ADDRESSES = [
  ['@target-uri'],
  ...['@authority', 'host'].flatMap((host) => [
    [host, '@request-target'],
    [host, '@path', '@query'],
  ]),
];

function requireCoverage({ components }: SignatureInput, request: SignedRequest): void {
  const covers = (name: string) =>
    components.includes(name) || (name === '@query' && !request.target.includes('?'));
  const needed = ['@method', ...(bringsBody(request) ? ['content-digest'] : [])];
  if (!needed.every(covers) || !ADDRESSES.some((names) => names.every(covers)))
    throw forbidden(`The signature must cover ${needed.join(', ')} and the address.`);
}

function requireTimely({ created, expires }: SignatureInput, now: Date): void {
  requireRecent(new Date(typeof created === 'number' ? created * 1000 : Number.NaN), now);
  if (expires === undefined) return;
  if (typeof expires !== 'number' || expires * 1000 < now.getTime())
    throw forbidden('The signature has expired.');
}

function keyTypesOf(algorithm: unknown): Signature['keyTypes'] {
  if (algorithm === undefined) return ['rsa', 'ed25519'];
  if (algorithm === 'rsa-v1_5-sha256') return ['rsa'];
  if (algorithm === 'ed25519') return ['ed25519'];
  throw forbidden('The signature is of an unknown kind.');
}
