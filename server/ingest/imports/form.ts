import * as z from 'zod';

import { videoFields } from '../../catalog/index.ts';
import { PAGE, sortBy } from '../../identity/index.ts';
import { IMAGE_MAX_BYTES } from '../../platform/image.ts';

const picture = z.file().max(IMAGE_MAX_BYTES).optional();
const MAGNET = /^magnet:\?xt=urn:[a-z0-9]+:[a-z0-9]{32}/i;

/** The address of what is to be imported: http or https, and nothing that a program could take for something else. */
export const TargetUrl = z
  .url({ protocol: /^https?$/, error: 'Should be a valid http or https URL' })
  .max(2_000)
  .refine((text) => URL.canParse(text), 'Should be a valid http or https URL');

/** What is asked for, and what is to be said of the video; what is left out is taken from where it comes from. */
export const ImportForm = z.object({
  ...videoFields,
  channelId: videoFields.channelId.unwrap(),
  name: videoFields.name.exactOptional(),
  privacy: videoFields.privacy.exactOptional(),
  targetUrl: TargetUrl.optional(),
  magnetUri: z.string().regex(MAGNET, 'Should be a magnet URI').max(2_000).optional(),
  torrentfile: z.file().optional(),
  thumbnailfile: picture,
  previewfile: picture,
});
export type ImportForm = z.output<typeof ImportForm>;

/** Which of a user's imports are listed. */
export const ImportListQuery = z.object({
  ...PAGE,
  sort: sortBy(['createdAt', 'updatedAt', 'id'], '-createdAt'),
  targetUrl: z.string().min(1).max(2_000).optional(),
  videoId: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1)
    .optional(),
  videoChannelSyncId: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1)
    .optional(),
  search: z.string().max(500).optional(),
});

/** The import a path names. */
export const OfImport = z.object({
  id: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
});
