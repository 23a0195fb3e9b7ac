import { type InnerList, serializeInnerList } from 'structured-headers';

import { forbidden } from '../../server/platform/errors.ts';
import { onlyHeader, type SignedRequest } from './request.ts';

type Signed = Pick<SignedRequest, 'method' | 'target' | 'headers' | 'origin'>;

/** The components that are not headers (RFC 9421, section 2.2). */
const DERIVED: Record<string, (request: Signed) => string> = {
  '@method': ({ method }) => method,
  '@target-uri': ({ origin, target }) => `${origin.origin}${target}`,
  '@authority': ({ origin }) => origin.host,
  '@scheme': ({ origin }) => origin.protocol.slice(0, -1),
  '@request-target': ({ target }) => target,
  '@path': ({ target }) => target.replace(/[?].*$/s, ''),
  '@query': ({ target }) => /[?].*$/s.exec(target)?.[0] ?? '?',
};

/** What is signed (RFC 9421, section 2.5). Fails with `forbidden` for a component this node cannot tell. */
export function signatureBase(list: InnerList, request: Signed): string {
  const lines = list[0].map(([name]) => `"${name as string}": ${valueOf(name as string, request)}`);
  return [...lines, `"@signature-params": ${serializeInnerList(list)}`].join('\n');
}

function valueOf(name: string, request: Signed): string {
  if (!name.startsWith('@')) return onlyHeader(request, name);
  const derive = Object.hasOwn(DERIVED, name) ? DERIVED[name] : undefined;
  if (!derive) throw forbidden('The signature covers what this node does not read.');
  return derive(request);
}
