import { copyDirectory } from '../../server/catalog/index.ts';
import { createActivity, undoActivity } from '../vocabulary/activities.ts';
import { undoUrl } from '../vocabulary/activity-urls.ts';
import { type Audience, directAudience, publicAudience } from '../vocabulary/audience.ts';
import { cacheFileObject } from '../vocabulary/objects/cache-file.ts';
import { cacheFileUrl } from '../vocabulary/urls.ts';

type Told = {
  videoUuid: string;
  videoUrl: string;
  accountUrl: string;
  expiresAt: Date | null;
};

/** A copy this node keeps, as others are told of it: unless told, for whom the video is of (contract § CacheFile). */
export const copyObject = (
  { origin }: Pick<URL, 'origin'>,
  { videoUuid, videoUrl, accountUrl, expiresAt }: Told,
  audience: Audience = directAudience(accountUrl),
) =>
  cacheFileObject({
    url: cacheFileUrl(origin, videoUuid),
    videoUrl,
    expiresAt,
    directoryUrl: origin + copyDirectory(videoUuid),
    audience,
  });

/**
 * That an actor keeps it no longer. As PeerTube has it, what is taken back is for everybody, and that it is for one; it is
 * named after the copy.
 */
export function copyWithdrawal(actor: string, node: Pick<URL, 'origin'>, told: Told) {
  const copy = copyObject(node, told, publicAudience(actor));
  const undo = undoActivity(createActivity(actor, copy), directAudience(told.accountUrl));
  return { ...undo, id: undoUrl(copy.id) };
}
