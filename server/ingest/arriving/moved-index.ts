/** An index that was sent before its file, and where in that it belongs: before the media. */
export type MovedIndex = { at: number; index: Buffer };
