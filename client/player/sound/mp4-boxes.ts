/** A box of an MP4 file (ISO/IEC 14496-12), by where it lies. */
export interface Mp4Box {
  type: string;
  /** Of its header, in bytes. */
  start: number;
  end: number;
}

const HEADER_BYTES = 8;

/** The boxes that lie in a row from one byte to another; one whose size makes no sense ends it. */
export function boxesWithin(view: DataView, start = 0, end = view.byteLength): Mp4Box[] {
  const boxes: Mp4Box[] = [];
  let at = start;
  while (at + HEADER_BYTES <= end) {
    const sizeBytes = view.getUint32(at);
    if (sizeBytes < HEADER_BYTES || at + sizeBytes > end) break;
    boxes.push({ type: fourCharacters(view, at + 4), start: at, end: at + sizeBytes });
    at += sizeBytes;
  }
  return boxes;
}

/** The boxes at a path of types inside some box, like `mdia`, `hdlr`. */
export const boxesAt = (view: DataView, { start, end }: Mp4Box, path: string[]): Mp4Box[] =>
  path.reduce<Mp4Box[]>(
    (outer, wanted) =>
      outer
        .flatMap((box) => boxesWithin(view, box.start + HEADER_BYTES, box.end))
        .filter(({ type }) => type === wanted),
    [{ type: '', start, end }],
  );

/** Four bytes as the characters they stand for. */
export const fourCharacters = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
