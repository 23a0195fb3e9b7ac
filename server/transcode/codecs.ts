/**
 * The codecs of a fragmented MP4 as players ask for them (RFC 6381), read from its init segment: `avc1.64001f,mp4a.40.2`.
 * Throws an `Error` when there is neither H.264, HEVC, AV1 nor AAC.
 */
export function codecsOf(init: Buffer): string {
  const codecs = [pictureCodec(init), soundCodec(init)].filter((codec) => codec !== undefined);
  if (codecs.length === 0) throw new Error('no codec in the init segment');
  return codecs.join(',');
}

function pictureCodec(init: Buffer): string | undefined {
  for (const [name, read] of Object.entries(PICTURES)) {
    const box = init.indexOf(name);
    if (box >= 0) return read(init.subarray(box + name.length), init);
  }
  return undefined;
}

/** How each kind of decoder configuration is told. */
const PICTURES: Record<string, (box: Buffer, init: Buffer) => string> = {
  avcC: (box) => `avc1.${box.subarray(1, 4).toString('hex')}`, // a version, then profile, compatibility and level
  av1C: av1Codec,
  hvcC: (box, init) => `${init.includes('hvc1') ? 'hvc1' : 'hev1'}.${hevcProfile(box)}`,
};

/** Profile, level, tier and depth (AV1 in ISOBMFF, 5): `av01.0.08M.08`. */
function av1Codec(box: Buffer): string {
  const [, profileAndLevel, flags] = [...box.subarray(0, 3)] as [number, number, number];
  const level = String(profileAndLevel & 0x1f).padStart(2, '0');
  const tier = flags & 0x80 ? 'H' : 'M';
  const depth = flags & 0x40 ? (flags & 0x20 ? '12' : '10') : '08';
  return `av01.${profileAndLevel >> 5}.${level}${tier}.${depth}`;
}

/** Profile, compatibility, tier, level and constraints (ISO/IEC 14496-15, E.3): `1.6.L93.90`. */
function hevcProfile(box: Buffer): string {
  const profile = box[1]!;
  const space = ['', 'A', 'B', 'C'][profile >> 6];
  const tier = profile & 0x20 ? 'H' : 'L';
  const constraints = [...box.subarray(6, 12)];
  const told = constraints.slice(0, 1 + constraints.findLastIndex((byte) => byte !== 0));
  const inHex = told.map((byte) => `.${byte.toString(16).toUpperCase()}`).join('');
  const compatibility = reversedBits(box.readUInt32BE(2)).toString(16).toUpperCase();
  return `${space}${profile & 0x1f}.${compatibility}.${tier}${box[12]}${inHex}`;
}

function reversedBits(word: number): number {
  let reversed = 0;
  for (let bit = 0; bit < 32; bit++) reversed = reversed * 2 + ((word >>> bit) & 1);
  return reversed;
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
