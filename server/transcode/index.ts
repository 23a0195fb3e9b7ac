export { copySource } from './copy-source.ts';
export { encodeFirst } from './encode-first.ts';
export { encodeRest } from './encode-rest.ts';
export {
  copyPlanned,
  encodingPlanned,
  firstRungEncoded,
  ladderCompleted,
  sourceCopied,
} from './events.ts';
export { makeStoryboard } from './make-storyboard.ts';
export { makeThumbnails } from './make-thumbnails.ts';
export { planRenditions } from './plan-renditions.ts';
