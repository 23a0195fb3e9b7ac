import { type Media, mayManage, requireWatchable, VideoPrivacy } from '../../catalog/index.ts';
import { Failure } from '../../platform/errors.ts';
import type { Caller } from './caller.ts';
import { isFileToken, isSourceToken } from './file-token.ts';

type Judged = Pick<Media, 'uuid' | 'privacy' | 'state' | 'blocked' | 'ownerUserId' | 'passwords'>;

/**
 * Whether the caller may have a video's files, by a token, by who they are, or by its password. Fails with `rate_limited`
 * when they have guessed too many.
 */
export async function mayFetch(secret: Buffer, video: Judged, caller: Caller): Promise<boolean> {
  const { token, tried } = caller;
  if (token !== undefined && isFileToken(secret, video, token)) return true;
  const refusal = refusalOf(video, caller);
  if (video.privacy === VideoPrivacy.passwordProtected)
    await tried(video.uuid, refusal?.code === 'incorrect_video_password');
  return refusal === undefined;
}

function refusalOf(video: Judged, { viewer, password }: Caller): Failure | undefined {
  try {
    requireWatchable(viewer, video, password);
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** Whether the caller may have what the video was made of: by who they are, or by a token given to such a one. */
export const mayFetchSource = (secret: Buffer, video: Judged, { viewer, token }: Caller): boolean =>
  mayManage(viewer, video) || (token !== undefined && isSourceToken(secret, video, token));

export const mayDownload = (video: Media, { viewer }: Caller): boolean =>
  video.downloadEnabled || mayManage(viewer, video);
