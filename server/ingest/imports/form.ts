import * as z from 'zod';

import { videoFields } from '../../catalog/index.ts';
import { flag } from '../../identity/index.ts';
import { PAGE, sortBy } from '../../platform/page-query.ts';
import { IMAGE_MAX_BYTES } from '../../platform/pictures/image.ts';

const TORRENT_MAX_BYTES = 900 * 1024; // as PeerTube
const picture = z.file().max(IMAGE_MAX_BYTES).optional();
const torrent = z
  .file()
  .max(TORRENT_MAX_BYTES)
  .refine(({ name }) => /\.torrent$/i.test(name), 'Should be a torrent file');
const MAGNET = /^magnet:\?(?:\S*&)?xt=urn:[a-z0-9]+:[a-z0-9]{32}/i;

/** A name without a dot is one of a network that is not the internet. */
function namesHost(text: string): boolean {
  const hostname = URL.parse(text)?.hostname ?? '';
  return hostname.includes('.') || hostname.startsWith('[');
}

/** The address of what is to be imported: http or https, and nothing that a program could take for something else. */
export const TargetUrl = z
  .url({ protocol: /^https?$/, error: 'Should be a valid http or https URL' })
  .max(2_000)
  .refine(namesHost, 'Should be a valid http or https URL');

/** What is asked for, and what is to be said of the video; what is left out is taken from where it comes from. */
export const ImportForm = z.object({
  ...videoFields,
  channelId: videoFields.channelId.unwrap(),
  name: videoFields.name.exactOptional(),
  privacy: videoFields.privacy.exactOptional(),
  targetUrl: TargetUrl.optional(),
  magnetUri: z.string().regex(MAGNET, 'Should be a magnet URI').max(2_000).optional(),
  torrentfile: torrent.optional(),
  thumbnailfile: picture,
  previewfile: picture,
});
export type ImportForm = z.output<typeof ImportForm>;

const number = z.coerce
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1);

/** Which of a user's imports are listed. */
export const ImportListQuery = z.object({
  ...PAGE,
  sort: sortBy(['createdAt', 'updatedAt', 'id'], '-createdAt'),
  targetUrl: z.string().min(1).max(2_000).optional(),
  id: number.optional(),
  videoId: number.optional(),
  videoChannelSyncId: number.optional(),
  search: z.string().max(500).optional(),
  includeCollaborations: flag.optional(),
});

/** The import a path names. */
export const OfImport = z.object({
  id: number,
});
