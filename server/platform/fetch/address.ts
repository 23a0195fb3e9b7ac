import ipaddr from 'ipaddr.js';

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3'); // all that is given out of IPv6 so far

/**
 * Whether an IP address belongs to a host of the public internet: not to this machine or network, nor to one of the
 * ranges that carry an IPv4 address inside (mapped, NAT64, 6to4, Teredo), through which it could be either.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST);
}
