import * as z from 'zod';

/** Ours are named after their slice; of the contract's there are none here, which a client may ask all the same. */
export const JobType = z.union([
  z.string().regex(/^[a-z]+\.[a-z-]{1,60}(?:\.gave-up)?$/),
  z.enum([
    'activitypub-follow',
    'activitypub-http-broadcast',
    'activitypub-http-fetcher',
    'activitypub-http-unicast',
    'activitypub-refresher',
    'email',
    'video-channel-import',
    'video-file-import',
    'video-import',
    'video-live-ending',
    'video-redundancy',
    'video-transcoding',
    'videos-stats',
  ]),
]);
