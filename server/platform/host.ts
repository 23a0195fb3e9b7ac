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

/** A canonical host as it is, and without its port the domains it is below, itself included, but none above with one label. */
export function hostsAbove(host: string): string[] {
  const labels = host.replace(/:\d+$/, '').split('.');
  const domains = labels.slice(0, Math.max(1, labels.length - 1));
  return [host, ...domains.map((_, n) => labels.slice(n).join('.'))];
}
