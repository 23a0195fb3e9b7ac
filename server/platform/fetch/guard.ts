import type { LookupOptions } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { callbackify } from 'node:util';

import { forbidden } from '../errors.ts';
import { isPublicAddress } from './address.ts';

/** Where a fetch may go. */
export type Guard = {
  protocols: readonly string[];
  allowsAddress(address: string): boolean;
  /** The addresses of a name. Asked once for each connection. */
  resolve(hostname: string): Promise<string[]>;
};

async function resolve(hostname: string) {
  const found = await lookup(hostname, { all: true });
  return found.map(({ address }) => address);
}

export const PUBLIC_INTERNET: Guard = {
  protocols: ['https:'],
  allowsAddress: isPublicAddress,
  resolve,
};

/** Private networks and plain http too: for tests. */
export const ANYWHERE: Guard = {
  protocols: ['https:', 'http:'],
  allowsAddress: () => true,
  resolve,
};

/** The same with plain http. */
export const withPlainHttp = (guard: Guard): Guard => ({
  ...guard,
  protocols: [...new Set([...guard.protocols, 'http:'])],
});

/** Fails with `forbidden` for a URL that may not be fetched by what can be seen of it. Names are checked by `guardedLookup`. */
export function requireAllowed(guard: Guard, url: URL): void {
  if (!guard.protocols.includes(url.protocol)) {
    throw forbidden(`This node does not fetch ${url.protocol} addresses: ${url.host || url.href}`);
  }
  if (url.username || url.password) {
    throw forbidden(`This node does not fetch an address with a password in it: ${url.host}`);
  }
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(literal) && !guard.allowsAddress(literal)) throw notPublic(url.hostname);
}

/**
 * Resolves names for `net.connect`, which then connects to the very addresses that were checked: a name that answers
 * differently a moment later gains nothing.
 */
export const guardedLookup = (guard: Guard): LookupFunction =>
  callbackify(async (hostname: string, _options: LookupOptions) => {
    const allowed = (await guard.resolve(hostname)).filter(guard.allowsAddress);
    if (allowed.length === 0) throw notPublic(hostname);
    return allowed.map((address) => ({ address, family: isIP(address) }));
  });

/** As `requireAllowed`, and for a name that has only addresses that are not allowed. One without any passes: it may get some. */
export async function requireReachable(guard: Guard, url: URL): Promise<void> {
  requireAllowed(guard, url);
  if (isIP(url.hostname.replace(/^\[(.*)\]$/, '$1'))) return;
  const addresses = await guard.resolve(url.hostname).catch(() => []);
  if (addresses.length > 0 && !addresses.some(guard.allowsAddress)) throw notPublic(url.hostname);
}

/** The addresses of a name that are allowed, if any; an address is its own. */
export async function reachableAddresses(guard: Guard, hostname: string): Promise<string[]> {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = isIP(literal) ? [literal] : await guard.resolve(hostname).catch(() => []);
  return addresses.filter(guard.allowsAddress);
}

const notPublic = (host: string) => forbidden(`${host} is not on the public internet.`);
