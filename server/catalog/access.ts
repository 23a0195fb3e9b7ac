import { timingSafeEqual } from 'node:crypto';

import { Failure, forbidden, notFound } from '../platform/errors.ts';
import { VideoPrivacy, VideoState } from './video.ts';

export type Viewer = { id: number; role: 'administrator' | 'moderator' | 'user' } | undefined;

type Watched = {
  privacy: number;
  state: number;
  blocked: boolean;
  ownerUserId: number | null;
  /** Those who help to run the channel; where they are not asked for, there are none. */
  editorUserIds?: readonly number[];
  passwords: string[];
};

/** Those who may do everything with a video: its owner, who helps to run its channel, and the node's moderators. */
export const mayManage = (
  viewer: Viewer,
  { ownerUserId, editorUserIds }: Pick<Watched, 'ownerUserId' | 'editorUserIds'>,
): boolean =>
  viewer !== undefined &&
  (viewer.role !== 'user' ||
    viewer.id === ownerUserId ||
    (editorUserIds?.includes(viewer.id) ?? false));

type Asking = {
  password?: string | undefined;
  /** Asked for by its number, which anybody can count up to. */
  isGuess?: boolean;
};

/**
 * Lets the viewer pass, or fails: with `video_requires_password` or `incorrect_video_password` where a password would
 * help, with `unauthorized_request` or `forbidden` for what is private and was asked for by its UUID. Else with
 * `not_found`, since what one may not see does not exist.
 */
export function requireWatchable(viewer: Viewer, video: Watched, asking: Asking = {}): void {
  const isProtected = video.privacy === VideoPrivacy.passwordProtected;
  if (isProtected) requireRight(video, asking.password);
  if (mayManage(viewer, video)) return;
  if (video.state !== VideoState.published || video.blocked) throw notFound('Video');
  if (isPrivate(viewer, video)) throw refusalOf(viewer, asking);
  if (isProtected && asking.password === undefined) {
    throw new Failure(
      'video_requires_password',
      'Please provide a password to access this password protected video',
    );
  }
}

const isPrivate = (viewer: Viewer, { privacy }: Watched): boolean =>
  privacy === VideoPrivacy.private || (privacy === VideoPrivacy.internal && !viewer);

function refusalOf(viewer: Viewer, { isGuess = false }: Asking): Failure {
  if (isGuess) return notFound('Video');
  if (viewer) return forbidden('This video is private.');
  return new Failure('unauthorized_request', 'This video is private.');
}

/** A wrong one is refused from anybody, so that its owner can try what others were told. */
function requireRight({ passwords }: Watched, given: string | undefined) {
  if (given === undefined || passwords.some((known) => isSame(known, given))) return;
  throw new Failure(
    'incorrect_video_password',
    'Incorrect video password. Access to the video is denied.',
  );
}

function isSame(known: string, given: string) {
  const [a, b] = [Buffer.from(known), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
