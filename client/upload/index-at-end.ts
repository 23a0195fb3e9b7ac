const MOST_BYTES = 32 * 2 ** 20;
const HEADER_BYTES = 16;

/**
 * The index of an MP4 that has it behind its media, so that it can be sent first; null for any other file. Only the heads
 * of the few outermost boxes are read, however large the file is.
 */
export async function indexAtEnd(file: Blob): Promise<Blob | null> {
  let isBehind = false;
  for (let at = 0; at + HEADER_BYTES <= file.size;) {
    const head = new DataView(await file.slice(at, at + HEADER_BYTES).arrayBuffer());
    const { type, sizeBytes } = readBox(head, file.size - at);
    if ((at === 0 && type !== 'ftyp') || sizeBytes < 8) return null;
    if (type === 'moov')
      return isBehind && sizeBytes <= MOST_BYTES ? file.slice(at, at + sizeBytes) : null;
    isBehind ||= type === 'mdat';
    at += sizeBytes;
  }
  return null;
}

/** The size is 1 where the real one follows in 64 bits, and 0 where the box goes on to the end of the file. */
function readBox(head: DataView, restBytes: number) {
  const size = head.getUint32(0);
  const type = String.fromCharCode(...[4, 5, 6, 7].map((at) => head.getUint8(at)));
  if (size === 0) return { type, sizeBytes: restBytes };
  return { type, sizeBytes: size === 1 ? Number(head.getBigUint64(8)) : size };
}
