import { copyDirectory } from '../../server/catalog/index.ts';
import { directAudience } from '../vocabulary/audience.ts';
import { cacheFileObject } from '../vocabulary/objects/cache-file.ts';
import { cacheFileUrl } from '../vocabulary/urls.ts';

type Told = {
  videoUuid: string;
  videoUrl: string;
  accountUrl: string;
  expiresAt: Date | null;
};

/** A copy this node keeps, as others are told of it: for whom the video is of (contract § CacheFile). */
export const copyObject = (
  { origin }: Pick<URL, 'origin'>,
  { videoUuid, videoUrl, accountUrl, expiresAt }: Told,
) =>
  cacheFileObject({
    url: cacheFileUrl(origin, videoUuid),
    videoUrl,
    expiresAt,
    directoryUrl: origin + copyDirectory(videoUuid),
    audience: directAudience(accountUrl),
  });
