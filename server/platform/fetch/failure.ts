import { Failure, systemCode } from '../errors.ts';

const WORDS: Record<string, string> = {
  ENOTFOUND: 'has no address',
  EAI_AGAIN: 'has no address at the moment',
  ECONNREFUSED: 'does not accept connections',
  ECONNRESET: 'cut the connection',
  UND_ERR_SOCKET: 'cut the connection',
  UND_ERR_CONNECT_TIMEOUT: 'could not be reached in time',
  UND_ERR_HEADERS_TIMEOUT: 'did not answer in time',
  UND_ERR_BODY_TIMEOUT: 'stopped sending',
  UND_ERR_HEADERS_OVERFLOW: 'sent too many headers',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate nobody vouches for',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate nobody vouches for',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate of another name',
  CERT_HAS_EXPIRED: 'has a certificate that is out of date',
};

/** What went wrong on the way to a host, in words. Errors of this node, such as a full disk, pass unchanged. */
export function explainFailure(host: string, error: unknown): unknown {
  if (error instanceof Failure) return error;
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return remoteFailed(`${host} did not answer in full in time.`, error);
  }
  const code = systemCode(error);
  if (code === undefined || code === 'ABORT_ERR' || isOurs(error)) return error;
  return remoteFailed(`${host} ${WORDS[code] ?? `could not be read: ${code}`}.`, error);
}

export const remoteFailed = (why: string, cause?: unknown) =>
  new Failure('remote_failed', why, {}, cause);

/** Errors about a file of ours, and calls that were wrong to make. */
const isOurs = (error: unknown) =>
  error instanceof Error && ('path' in error || systemCode(error) === 'UND_ERR_INVALID_ARG');
