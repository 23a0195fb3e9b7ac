import { announceUrl, dislikeUrl, downloadUrl, likeUrl, viewUrl } from './activity-urls.ts';
import { type Audience, publicAudience } from './audience.ts';

/** What actors do with videos of any node. `video` and `actor` are ids. */

/** `actorId`: the number this node has for the actor. */
export const announceActivity = (
  actor: { url: string; id: number },
  video: string,
  audience: Audience = publicAudience(actor.url),
) => ({
  ...audience,
  type: 'Announce',
  id: announceUrl(video, actor.id),
  actor: actor.url,
  object: video,
});

/** A video with the number it has on this node. */
export type NumberedVideo = { url: string; id: number };

/** As shown it is for everybody; sent, it is for the account whose video it is. */

export const likeActivity = (
  actor: string,
  video: NumberedVideo,
  audience: Audience = publicAudience(actor),
) => ({
  ...audience,
  id: likeUrl(actor, video.id),
  type: 'Like',
  actor,
  object: video.url,
});

export const dislikeActivity = (
  actor: string,
  video: NumberedVideo,
  audience: Audience = publicAudience(actor),
) => ({
  ...audience,
  id: dislikeUrl(actor, video.id),
  type: 'Dislike',
  actor,
  object: video.url,
});

/** `viewers`: how many watch at the moment, and until when that is true; without it, a view that counts. */
export const viewActivity = (
  actor: string,
  video: NumberedVideo,
  view: { viewer: string; audience: Audience; viewers?: { count: number; expiresAt: Date } },
) => ({
  ...view.audience,
  id: viewUrl(actor, video.id, view.viewer),
  type: 'View',
  actor,
  object: video.url,
  ...(view.viewers && {
    expires: view.viewers.expiresAt.toISOString(),
    result: {
      interactionType: 'WatchAction',
      type: 'InteractionCounter',
      userInteractionCount: view.viewers.count,
    },
  }),
});

export const downloadActivity = (
  actor: string,
  video: NumberedVideo,
  { download, audience }: { download: string; audience: Audience },
) => ({
  ...audience,
  id: downloadUrl(actor, video.id, download),
  type: 'Download',
  actor,
  object: video.url,
});
