import * as z from 'zod';

import { AnyMoment, FirstReference, orNull, sameHost, Url } from './common.ts';

/** Where the files lie, as a link or a list that begins with one. */
const Link = z.preprocess(
  (value) => (Array.isArray(value) ? value[0] : value),
  z.object({ href: Url }).transform(({ href }) => href),
);

/** A copy another node keeps of the HLS files of a video. It never ends when it says no end. */
export const ForeignCacheFile = z
  .object({
    id: Url,
    type: z.literal('CacheFile'),
    object: FirstReference,
    expires: orNull(AnyMoment),
    url: Link,
  })
  .refine(({ id, url }) => sameHost(id, url), 'Should lie on the host of who keeps it');

export type ForeignCacheFile = z.output<typeof ForeignCacheFile>;
