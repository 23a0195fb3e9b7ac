/**
 * The codecs of a fragmented MP4 as players ask for them (RFC 6381), read from its init segment: `avc1.64001f,mp4a.40.2`.
 * Throws an `Error` when there is neither H.264 nor AAC.
 */
export function codecsOf(init: Buffer): string {
  const codecs = [pictureCodec(init), soundCodec(init)].filter((codec) => codec !== undefined);
  if (codecs.length === 0) throw new Error('no codec in the init segment');
  return codecs.join(',');
}

/** The `avcC` box: a version, then profile, compatibility and level. */
function pictureCodec(init: Buffer): string | undefined {
  const box = init.indexOf('avcC');
  return box < 0 ? undefined : `avc1.${init.subarray(box + 5, box + 8).toString('hex')}`;
}

/** The `esds` box: three descriptors, one in the other; the innermost begins with the type of AAC in five bits. */
function soundCodec(init: Buffer): string | undefined {
  const box = init.indexOf('esds');
  if (box < 0) return undefined;
  const stream = bodyOfDescriptor(init, box + 8);
  const decoder = bodyOfDescriptor(init, stream + 3);
  const config = bodyOfDescriptor(init, decoder + 13);
  return `mp4a.40.${init[config]! >> 3}`;
}

/** Where a descriptor's content starts: after its tag, and its length in seven bits a byte. */
function bodyOfDescriptor(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (bytes[at]! & 0x80) at++;
  return at + 1;
}
