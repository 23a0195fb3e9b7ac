export { automaticTagger, EXTERNAL_LINK, type Tagger } from './automatic-tags.ts';
export { findHoldingTags, MAX_LISTS } from './queries.ts';
export { tagVideo } from './tag-video.ts';
