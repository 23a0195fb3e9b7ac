import type { Viewer } from '../access.ts';
import type { videoSummary } from '../video-json.ts';
import { VideoPrivacy, VideoState } from '../video.ts';
import type { ElementRow } from './element-queries.ts';
import { ElementType } from './video-playlist.ts';

type Summary = ReturnType<typeof videoSummary>;

/** What the viewer sees at a place of a playlist: who has a video sees it, and moderators here no more than others. */
function elementType(viewer: Viewer, row: ElementRow): ElementType {
  const { video } = row;
  if (!video) return ElementType.deleted;
  if (viewer && viewer.id === row.ownerUserId) return ElementType.regular;
  if (!isOpenTo(viewer, video)) return ElementType.private;
  const isThere = video.state === VideoState.published && !video.blocked && row.isHeard;
  return isThere ? ElementType.regular : ElementType.unavailable;
}

const isOpenTo = (viewer: Viewer, { privacy }: { privacy: number }): boolean =>
  privacy === VideoPrivacy.public ||
  privacy === VideoPrivacy.unlisted ||
  (privacy === VideoPrivacy.internal && viewer !== undefined);

/** A place of a playlist (contract § VideoPlaylistElement). Nothing is said of a video the viewer may not see. */
export const elementJson = (viewer: Viewer, row: ElementRow, videos: Map<number, Summary>) => {
  const type = elementType(viewer, row);
  const { id, position, startSeconds, stopSeconds, videoId } = row.element;
  const video = type === ElementType.regular && videoId ? (videos.get(videoId) ?? null) : null;
  return {
    id,
    position,
    startTimestamp: startSeconds,
    stopTimestamp: stopSeconds,
    type,
    video,
  };
};
