import { domainToASCII } from 'node:url';

const FORBIDDEN = /[\s/\\?#@<>^|%]/;
const MAX_CHARACTERS = 260; // a name (RFC 1035) and a port

/**
 * The one way a host is written here: lower case, punycode, no dot at the end, a port only if it is not that of HTTPS.
 * Undefined for what is no host.
 */
export function canonicalHost(text: string): string | undefined {
  if (text.length > MAX_CHARACTERS || FORBIDDEN.test(text)) return undefined;
  const url = URL.parse(`https://${text}`);
  if (!url || url.hostname === '') return undefined;
  const name = url.hostname.replace(/\.$/, '');
  if (name === '' || (domainToASCII(name) === '' && !name.startsWith('['))) return undefined;
  return url.port === '' ? name : `${name}:${url.port}`;
}
