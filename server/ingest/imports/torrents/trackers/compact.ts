/** Addresses of peers as trackers write them: 4 (or 16) bytes of address and 2 of port each (BEP 23, BEP 7). */
export function readCompact(bytes: Buffer, family: 4 | 6): string[] {
  const each = family === 4 ? 6 : 18;
  const found: string[] = [];
  for (let at = 0; at + each <= bytes.length; at += each) {
    const address = bytes.subarray(at, at + each - 2);
    const port = bytes.readUInt16BE(at + each - 2);
    found.push(`${family === 4 ? address.join('.') : `[${groupsOf(address)}]`}:${port}`);
  }
  return found;
}

const groupsOf = (address: Buffer): string =>
  (address.toString('hex').match(/.{4}/g) ?? [])
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
