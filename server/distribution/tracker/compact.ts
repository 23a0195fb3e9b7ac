import ipaddr from 'ipaddr.js';

/** An address as BitTorrent packs it (BEP 23, BEP 7): 4 bytes, or 16 of IPv6, and 2 of the port. */
export const packAddress = (ip: string, port: number): Buffer =>
  Buffer.from([...ipaddr.process(ip).toByteArray(), port >> 8, port & 0xff]);
