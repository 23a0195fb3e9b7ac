import type { VideoHead } from '../../catalog/index.ts';

/** Where the page of a video, its player and its picture are, for those who see only this head. */
export const addressesOf = ({ origin }: URL, video: VideoHead) => ({
  page: video.remote?.url ?? `${origin}/w/${video.shortUuid}`, // the one that others should name
  here: `${origin}/w/${video.shortUuid}`,
  embed: `${origin}/videos/embed/${video.shortUuid}`,
  picture: video.thumbnail && `${origin}/lazy-static/${video.thumbnail.key}`,
});
