import { forbidden } from '../../server/platform/errors.ts';
import { type CavageParameters, parseCavage } from './cavage-parameters.ts';
import { requireDigest } from './digest.ts';
import {
  bringsBody,
  onlyHeader,
  requireKeyId,
  requireOurHost,
  requireRecent,
  type SignedRequest,
} from './request.ts';
import type { Signature } from './signature.ts';

const ALGORITHMS = ['rsa-sha256', 'hs2019'];

/**
 * Reads the signature of a request after draft-cavage-http-signatures-12, with the rules of the contract (§ Signing): it
 * covers the target, the host, the digest of the body and a date of these minutes. Fails with `forbidden`.
 */
export function readCavage(request: SignedRequest, now: Date): Signature {
  const parameters = parseCavage(onlyHeader(request, 'signature'));
  requireAlgorithm(parameters);
  requireCoverage(parameters, bringsBody(request));
  requireOurHost(request);
  requireTimely(parameters, request, now);
  if (parameters.headers.includes('digest'))
    requireDigest(onlyHeader(request, 'digest'), request.body);
  return {
    scheme: 'cavage',
    keyId: requireKeyId(parameters.keyId),
    signingString: signingString(parameters, request),
    signature: parameters.signature,
    keyTypes: ['rsa'],
  };
}

function requireAlgorithm({ algorithm = 'hs2019', headers }: CavageParameters): void {
  if (!ALGORITHMS.includes(algorithm)) throw forbidden('The signature is of an unknown kind.');
  const isOld = algorithm !== 'hs2019'; // section 2.3: then `(created)` and `(expires)` must not be used
  if (isOld && headers.some((name) => name === '(created)' || name === '(expires)'))
    throw forbidden('The signature says its time in a way of another kind.');
}

function requireCoverage({ headers }: CavageParameters, withBody: boolean): void {
  const needed = ['(request-target)', 'host', ...(withBody ? ['digest'] : [])];
  const isDated = headers.includes('date') || headers.includes('(created)');
  if (!isDated || !needed.every((name) => headers.includes(name)))
    throw forbidden(`The signature must cover ${needed.join(', ')} and a date.`);
}

function requireTimely(parameters: CavageParameters, request: SignedRequest, now: Date): void {
  const { headers, created, expires } = parameters;
  if (headers.includes('date')) requireRecent(httpDate(onlyHeader(request, 'date')), now);
  if (created !== undefined || headers.includes('(created)'))
    requireRecent(new Date((created ?? Number.NaN) * 1000), now);
  if (
    (expires !== undefined || headers.includes('(expires)')) &&
    !(expires! * 1000 >= now.getTime())
  )
    throw forbidden('The signature has expired.');
}

const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/; // RFC 9110, 5.6.7

const httpDate = (text: string): Date => new Date(HTTP_DATE.test(text) ? text : Number.NaN);

function signingString({ headers, created, expires }: CavageParameters, request: SignedRequest) {
  const { method, target } = request;
  const special: Record<string, string> = {
    '(request-target)': `${method.toLowerCase()} ${target}`,
    '(created)': String(created),
    '(expires)': String(expires),
  };
  return headers
    .map((name) => `${name}: ${name.startsWith('(') ? special[name] : onlyHeader(request, name)}`)
    .join('\n');
}
