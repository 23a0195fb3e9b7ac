import { NODE_ACTOR_NAME } from './actor-urls.ts';

/**
 * The ids of what a node has (contract § URL scheme). Each starts with the origin of the node, or with the id of what it
 * belongs to, so that all ids of an actor are on its host.
 */

export const accountUrl = (origin: string, name: string): string => `${origin}/accounts/${name}`;
export const nodeUrl = (origin: string): string => accountUrl(origin, NODE_ACTOR_NAME);
export const channelUrl = (origin: string, name: string): string =>
  `${origin}/video-channels/${name}`;

export const inboxUrl = (actor: string): string => `${actor}/inbox`;
export const outboxUrl = (actor: string): string => `${actor}/outbox`;
export const followersUrl = (actor: string): string => `${actor}/followers`;
export const followingUrl = (actor: string): string => `${actor}/following`;
export const playlistsUrl = (actor: string): string => `${actor}/playlists`;

export const digestUrl = (actor: string): string => `${actor}/digest`;
export const digestPageUrl = (digest: string, after: string): string => `${digest}?after=${after}`;

export const videoUrl = (origin: string, uuid: string): string => `${origin}/videos/watch/${uuid}`;
export const likesUrl = (video: string): string => `${video}/likes`;
export const dislikesUrl = (video: string): string => `${video}/dislikes`;
export const announcesUrl = (video: string): string => `${video}/announces`;
export const commentsUrl = (video: string): string => `${video}/comments`;
export const chaptersUrl = (video: string): string => `${video}/chapters`;

export const manifestUrl = (video: string): string => `${video}/manifest`;

/** Of a video or a channel. */
export const playerSettingsUrl = (of: string): string => `${of}/player-settings`;

export const commentUrl = (video: string, id: number): string => `${commentsUrl(video)}/${id}`;
export const approveReplyUrl = (comment: string): string => `${comment}/approve-reply`;

export const playlistUrl = (origin: string, uuid: string): string =>
  `${origin}/video-playlists/${uuid}`;
export const playlistElementUrl = (playlist: string, id: number): string =>
  `${playlist}/videos/${id}`;

export const cacheFileUrl = (origin: string, videoUuid: string): string =>
  `${origin}/redundancy/streaming-playlists/hls/${videoUuid}`;
export const watchActionUrl = (origin: string, uuid: string): string =>
  `${origin}/videos/local-viewer/${uuid}`;
export const abuseUrl = (origin: string, id: number): string => `${origin}/admin/abuses/${id}`;

/** The page of a collection; the first is 1. */
export const pageUrl = (collection: string, page: number): string => `${collection}?page=${page}`;
