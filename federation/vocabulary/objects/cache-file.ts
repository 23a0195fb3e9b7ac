import type { Audience } from '../audience.ts';

/** A copy of a video's HLS files that another node keeps. `directoryUrl`: where its files lie. */
export type CacheFile = {
  url: string;
  videoUrl: string;
  expiresAt: Date | null;
  directoryUrl: string;
  audience: Audience;
};

export const cacheFileObject = (copy: CacheFile) => ({
  ...copy.audience,
  id: copy.url,
  type: 'CacheFile',
  object: copy.videoUrl,
  expires: copy.expiresAt?.toISOString() ?? null,
  url: { type: 'Link', mediaType: 'application/x-mpegURL', href: copy.directoryUrl },
});
