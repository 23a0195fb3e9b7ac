/** The ids of activities (contract § URL scheme). */

export const createUrl = (object: string): string => `${object}/activity`;
export const updateUrl = (object: string, at: Date): string =>
  `${object}/updates/${at.toISOString()}`;
export const deleteUrl = (object: string): string => `${object}/delete`;
export const undoUrl = (activity: string): string => `${activity}/undo`;

/** `actorId`: the number this node has for the actor that shares. */
export const announceUrl = (video: string, actorId: number): string =>
  `${video}/announces/${actorId}`;
export const likeUrl = (actor: string, videoId: number): string => `${actor}/likes/${videoId}`;
export const dislikeUrl = (actor: string, videoId: number): string =>
  `${actor}/dislikes/${videoId}`;

export const followUrl = (follower: string, id: number): string => `${follower}/follows/${id}`;
export const acceptUrl = (origin: string, followId: number): string =>
  `${origin}/accepts/follows/${followId}`;
export const rejectUrl = (origin: string, at: Date): string =>
  `${origin}/rejects/follows/${at.toISOString()}`;

/** `viewer` tells one view from the next, and nothing of who it was. */
export const viewUrl = (actor: string, videoId: number, viewer: string): string =>
  `${actor}/views/videos/${videoId}/${viewer}`;
export const downloadUrl = (actor: string, videoId: number, download: string): string =>
  `${actor}/downloads/videos/${videoId}/${download}`;
