import type { DrawnThumbnails } from '../catalog/index.ts';

/** Pictures that came with an upload, drawn and stored, until they stand for its video. */
export type ChosenPictures = DrawnThumbnails;
