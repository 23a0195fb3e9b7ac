import { createHash } from 'node:crypto';

const URLS = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex'); // RFC 9562 § 6.6, namespace of URLs
const VERSION = 0x50;
const VARIANT = 0x80;

/**
 * The name of a podcast that stays with it wherever it is listed: the version 5 UUID (RFC 9562 § 5.5) of its channel's
 * address, as the contract's feeds have it.
 */
export function podcastGuid(channelUrl: string): string {
  const bytes = createHash('sha1').update(URLS).update(channelUrl).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | VERSION;
  bytes[8] = (bytes[8]! & 0x3f) | VARIANT;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
