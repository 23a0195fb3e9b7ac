/** Why a file cannot be watched before it is whole. */
export const REFUSALS = {
  index_last:
    'This file has its index at its end: it can be watched once all of it is here. Videos saved “for the web” or “with fast start” have it at the beginning.',
  not_streamable:
    'A file of this kind can be watched only once all of it is here. MP4, Matroska, WebM and MPEG-TS can be watched earlier.',
  unreadable: 'The beginning of this file does not tell what is in it.',
  failed: 'This node could not show the beginning of this file. The whole may be fine.',
} as const;

export type RefusalCode = keyof typeof REFUSALS;
