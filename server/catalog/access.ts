import { timingSafeEqual } from 'node:crypto';

import { Failure, forbidden, notFound } from '../platform/errors.ts';
import { isOut, VideoPrivacy, VideoState } from './video.ts';

export type Viewer = { id: number; role: 'administrator' | 'moderator' | 'user' } | undefined;

type Watched = {
  privacy: number;
  state: number;
  blocked: boolean;
  ownerUserId: number | null;
  /** Those who help to run the channel; where they are not asked for, there are none. */
  editorUserIds?: readonly number[];
  passwords: string[];
  /** What the viewer called it by, where that tells that they know of it. */
  calledBy?: string;
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

/** Whether its files lie at public addresses: everyone who knows them may have them, once it is published. */
export const isAddressedPublicly = ({ privacy }: Pick<Watched, 'privacy'>): boolean =>
  privacy === VideoPrivacy.public || privacy === VideoPrivacy.unlisted;

/** Whether everyone who knows a video's address may watch it. */
export const isOpenToAll = (video: Pick<Watched, 'privacy' | 'state' | 'blocked'>): boolean =>
  isAddressedPublicly(video) && video.state === VideoState.published && !video.blocked;

/** Whether an unlisted video is called by a number, which can be guessed: only its UUID is the link to it. */
export const isGuess = (id: string, { privacy }: Pick<Watched, 'privacy'>): boolean =>
  privacy === VideoPrivacy.unlisted && isNumber(id);

const isNumber = (id: string): boolean => /^\d+$/.test(id);

/**
 * Lets the viewer pass, or fails: with `video_requires_password` or `incorrect_video_password` where a password would
 * help; with `unauthorized_request` or `forbidden` where they called it by its UUID; else with `not_found`.
 */
export function requireWatchable(viewer: Viewer, video: Watched, password?: string): void {
  const isProtected = video.privacy === VideoPrivacy.passwordProtected;
  if (isProtected) requireRight(video, password);
  if (mayManage(viewer, video)) return;
  if (video.blocked || isPrivate(viewer, video)) throw hidden('Video', viewer, video.calledBy);
  if (!isOut(video)) throw notFound('Video');
  if (isProtected && password === undefined) {
    throw new Failure(
      'video_requires_password',
      'Please provide a password to access this password protected video',
    );
  }
}

/** Numbers can be counted through, so to them what is hidden is missing; who has its UUID knows that it is there. */
export function hidden(what: string, viewer: Viewer, calledBy: string | undefined): Failure {
  if (calledBy === undefined || isNumber(calledBy)) return notFound(what);
  if (viewer) return forbidden(`${what} is private, internal or blocked.`);
  return new Failure('unauthorized_request', 'Please authenticate to see this.');
}

const isPrivate = (viewer: Viewer, { privacy }: Watched): boolean =>
  privacy === VideoPrivacy.private || (privacy === VideoPrivacy.internal && !viewer);

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
