import type { Db } from '../platform/db.ts';
import { mayManage } from './access.ts';
import type { Origin } from './actor-json.ts';
import type { FollowConstraint } from './follow-constraint.ts';
import { withHistory } from './lists/user-history.ts';
import { findScheduledUpdate, scheduleJson } from './publishing/schedule-queries.ts';
import type { openShownAnnouncer } from './remote/announce-shown.ts';
import { findSourceTorrent } from './torrents/torrent-queries.ts';
import { videoDetails } from './video-json.ts';
import { findWholeVideo } from './video-queries.ts';
import { type Asked, unlessGuessed, watchable } from './watchable.ts';

type DetailsNode = {
  db: Db;
  node: Origin;
  announceShown: ReturnType<typeof openShownAnnouncer>;
  constraint: FollowConstraint;
};

export type Details = Awaited<ReturnType<typeof findDetails>>;

/** One video, whole, as its viewer may know it. Fails as `findWatchable` and `FollowConstraint` do. */
export async function findDetails(
  { db, node, announceShown, constraint }: DetailsNode,
  asked: Asked,
) {
  const { id, viewer } = asked;
  const found = unlessGuessed(await findWholeVideo(db, id), id, viewer);
  const row = await watchable(db, found, asked);
  await constraint.require(viewer, row.video);
  if (row.video.url !== null) await announceShown({ videoId: row.video.id });
  const seesAll = mayManage(viewer, row);
  const [sourceTorrent, scheduledUpdate] = seesAll
    ? await Promise.all([
        findSourceTorrent(db, row.video.sourceKey),
        findScheduledUpdate(db, row.video.id),
      ])
    : [];
  const [details] = await withHistory(db, viewer, [
    videoDetails(node, row, { seesAll, sourceTorrent }),
  ]);
  return { ...details!, ...scheduleJson(scheduledUpdate) };
}
