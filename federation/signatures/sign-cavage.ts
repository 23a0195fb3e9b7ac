import type { KeyObject } from 'node:crypto';

import { digestOf } from './digest.ts';
import { signBytes } from './signature.ts';

/** A request this node is about to send. One with a body is a POST. */
export type OutgoingRequest = { url: URL; body?: string | Buffer; now: Date };

export type RequestSigner = { keyUrl: string; privateKey: KeyObject };

/**
 * The headers that sign a request after draft-cavage-http-signatures-12, as PeerTube does: target, host and date, and the
 * digest of a body.
 */
export async function signCavage(
  { url, body, now }: OutgoingRequest,
  { keyUrl, privateKey }: RequestSigner,
): Promise<Record<string, string>> {
  const date = now.toUTCString();
  const digest = body === undefined ? undefined : digestOf(body);
  const method = body === undefined ? 'get' : 'post';
  const lines = [
    ['(request-target)', `${method} ${url.pathname}${url.search}`],
    ['host', url.host],
    ['date', date],
    ...(digest === undefined ? [] : [['digest', digest]]),
  ];
  const signed = lines.map(([name, value]) => `${name}: ${value}`).join('\n');
  const signature = (await signBytes(privateKey, signed)).toString('base64');
  const headers = lines.map(([name]) => name).join(' ');
  return {
    date,
    ...(digest === undefined ? {} : { digest }),
    signature: `keyId="${keyUrl}",algorithm="rsa-sha256",headers="${headers}",signature="${signature}"`,
  };
}
