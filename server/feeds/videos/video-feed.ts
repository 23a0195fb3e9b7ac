import * as z from 'zod';

import {
  findVideoPage,
  requireFilter,
  type VideoFilter,
  VideoListQuery,
  type Viewer,
  withPolicy,
} from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { Format } from '../formats/format.ts';
import { SCOPE } from '../scope.ts';
import { videoItems } from './video-items.ts';

const ITEMS = 20;

/** As lists of videos, but for how many there are. */
export const COUNT = z.coerce.number().int().min(0).max(100).default(ITEMS);

/** What a feed of videos can be narrowed to (contract § getSyndicatedVideos). */
export const VideoFeedQuery = VideoListQuery.extend({
  ...SCOPE,
  count: COUNT,
  format: Format.optional(),
});

type Asked = Omit<VideoListQuery, 'skipCount'>;

/** The videos of a feed, as its reader finds them in lists; anybody's if there is none. Fails as `requireFilter` does. */
export async function findVideoItems(
  { db, publicUrl: node }: { db: Db; publicUrl: URL },
  { start, count, sort, ...asked }: Asked,
  scope: VideoFilter,
  reader?: User,
) {
  const viewer: Viewer = reader;
  requireFilter(viewer, asked);
  const filter = await withPolicy(db, { ...asked, ...scope }, reader?.preferences);
  const rows = await findVideoPage(db, node, { viewer, filter, page: { start, count, sort } });
  return videoItems(db, node, rows);
}
