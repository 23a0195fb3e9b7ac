import type { Db } from '../platform/db.ts';
import { mayManage, type Viewer } from './access.ts';
import type { Origin } from './actor-json.ts';
import { findScheduledUpdate } from './schedule-queries.ts';
import { findSourceTorrent } from './torrent-queries.ts';
import { videoDetails } from './video-json.ts';
import { findFiles, thumbnailsOf } from './video-queries.ts';
import { findWatchable } from './watchable.ts';

type Asked = { id: string; viewer: Viewer; password: string | undefined };

export type Details = Awaited<ReturnType<typeof findDetails>>;

/** One video, whole, as its viewer may know it. Fails as `findWatchable` does. */
export async function findDetails(db: Db, node: Origin, { id, viewer, password }: Asked) {
  const row = await findWatchable(db, id, viewer, password);
  const seesAll = mayManage(viewer, row);
  const [thumbnails, renditions, sourceTorrent, scheduledUpdate] = await Promise.all([
    thumbnailsOf(db, [row.video.id]),
    findFiles(db, row.video.id),
    seesAll ? findSourceTorrent(db, row.video.sourceKey) : undefined,
    seesAll ? findScheduledUpdate(db, row.video.id) : undefined,
  ]);
  const details = videoDetails(node, row, { thumbnails, renditions, seesAll, sourceTorrent });
  return { ...details, ...(scheduledUpdate && { scheduledUpdate }) };
}
