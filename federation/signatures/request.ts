import { forbidden } from '../../server/platform/errors.ts';

/** Header names in lower case, one pair for each line, in the order they came. */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

/** A request as another node sent it. */
export type SignedRequest = {
  method: string;
  /** Path and query, as in the request line. */
  target: string;
  headers: HeaderLines;
  body: Buffer;
  /** Where this node is reached by others: a signature that was made for another place does not count here. */
  origin: URL;
};

/** The lines of Node's `rawHeaders`, which does not join those that are repeated. */
export const headerLines = (rawHeaders: readonly string[]): HeaderLines =>
  Array.from({ length: rawHeaders.length / 2 }, (_, n) => [
    rawHeaders[2 * n]!.toLowerCase(),
    rawHeaders[2 * n + 1]!.trim(),
  ]);

/**
 * The one line of a header. Fails with `forbidden` when there is none, and when there are several: what was signed and
 * what is read must not differ.
 */
export function onlyHeader({ headers }: Pick<SignedRequest, 'headers'>, name: string): string {
  const values = headers.filter(([header]) => header === name);
  if (values.length !== 1) throw forbidden(`There must be one ${name} header.`);
  return values[0]![1];
}

export const hasHeader = ({ headers }: Pick<SignedRequest, 'headers'>, name: string): boolean =>
  headers.some(([header]) => header === name);

/** Whether a request brings a body, which must be signed too. */
export const bringsBody = ({ method, body }: Pick<SignedRequest, 'method' | 'body'>): boolean =>
  body.length > 0 || !['GET', 'HEAD'].includes(method.toUpperCase());

/** Fails with `forbidden` for a request that was addressed to another host. */
export function requireOurHost(request: SignedRequest): void {
  const { origin } = request;
  const asked = URL.parse(`${origin.protocol}//${onlyHeader(request, 'host')}`);
  if (asked?.host !== origin.host) throw forbidden('The signature is for another host.');
}

const MAX_SKEW_SECONDS = 1_800; // contract § Signing

/** Fails with `forbidden` for an instant that is too far from now, before or after. */
export function requireRecent(signedAt: Date, now: Date): void {
  const skewSeconds = Math.abs(now.getTime() - signedAt.getTime()) / 1000;
  if (!(skewSeconds <= MAX_SKEW_SECONDS)) throw forbidden('The signature is not of these minutes.');
}

/** Fails with `forbidden` for what no key can be found by. */
export function requireKeyId(text: unknown): string {
  const url = typeof text === 'string' && text.length <= 2_000 ? URL.parse(text) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.username || url.password)
    throw forbidden('The signature does not say by which key.');
  return text as string;
}
